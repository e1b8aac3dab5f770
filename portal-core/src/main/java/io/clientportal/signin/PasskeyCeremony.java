package io.clientportal.signin;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cryptographic half of passkeys (WebAuthn), which a library does: it words the questions that a browser is asked,
 * and tells whether an answer holds. What a challenge, a credential and a counter are good for is decided by the portal.
 *
 * <p>Questions and answers are the JSON of WebAuthn Level 3: {@code PublicKeyCredentialCreationOptionsJSON}, {@code
 * PublicKeyCredentialRequestOptionsJSON}, {@code RegistrationResponseJSON} and {@code AuthenticationResponseJSON}. An
 * answer comes from anybody and may be any text. No method is called inside a transaction's statements, and none reads
 * or writes anything.
 */
public interface PasskeyCeremony {

    /**
     * Asks a browser to make a passkey: discoverable, for a verified user, without attestation.
     *
     * @param challenge 256 random bits, base64url
     * @param known the credentials that the owner has, so that no device makes a second one
     */
    String creation(Site site, String challenge, Owner owner, List<byte[]> known);

    /** Asks a browser to sign in by any passkey that it has for the site, with a verified user. */
    String request(Site site, String challenge);

    /** What an answer says of itself, before anything of it is verified; empty where it is none. */
    Optional<Answer> read(String answer);

    /**
     * Verifies that a passkey was made: for this challenge, on exactly this site, for a verified user.
     *
     * @return empty where it was not
     */
    Optional<Made> made(Site site, String challenge, String answer);

    /**
     * Verifies that a passkey has signed: this challenge, on exactly this site, for a verified user. The counter is the
     * portal's to compare.
     *
     * @return empty where it has not
     */
    Optional<Used> used(Site site, String challenge, Made passkey, String answer);

    /**
     * Where a firm's passkeys are made and used; others cannot be.
     *
     * @param id the host of the firm's web address
     * @param origin its scheme, host and port
     * @param name the firm's name
     */
    record Site(String id, String origin, String name) {}

    /**
     * Whom a passkey is made for.
     *
     * @param handle 32 random bytes that say nothing about the contact
     * @param email the login e-mail, by which a device lists the passkey
     */
    record Owner(byte[] handle, String email, String name) {}

    /**
     * What an answer says of itself.
     *
     * @param credential the id of the passkey that it is from
     */
    record Answer(String challenge, byte[] credential) {}

    /**
     * A passkey that was made.
     *
     * @param credential its id, 1 to 1023 bytes, which its authenticator chose
     * @param key its public key, in the library's own form
     * @param counter how often it has signed; 0 where it does not count
     * @param backupEligible whether copies of it may be kept elsewhere, which never changes
     * @param backedUp whether a copy is
     */
    record Made(byte[] credential, byte[] key, long counter, boolean backupEligible, boolean backedUp) {}

    /**
     * That a passkey has signed.
     *
     * @param handle of the owner, as the authenticator knows it; null where it named none
     */
    record Used(long counter, boolean backedUp, byte @Nullable [] handle) {}
}
