package io.clientportal.signin;

import io.clientportal.TestStores;
import io.clientportal.World;
import io.clientportal.kernel.ContactId;
import java.util.Base64;
import java.util.Objects;

/** What is kept of passwords, as no use case shows it. */
final class SignInStores {

    private final EntryWorld world;
    private final LoginStore logins = TestStores.current().stores().logins();

    SignInStores(EntryWorld world) {
        this.world = world;
    }

    String password(ContactId contact) {
        return world.look(scope -> Objects.requireNonNull(
                logins.login(scope, contact).orElseThrow().password()));
    }

    /** As an older version of the hasher would have stored it. */
    void password(ContactId contact, String prefix, String password) {
        String keyed = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(World.KEYS.hash("signin.password", world.firm, password));
        replace(contact, prefix + "$" + QuickHasher.digest(keyed));
    }

    void broken(ContactId contact) {
        replace(contact, "not a hash");
    }

    private void replace(ContactId contact, String hash) {
        String before = password(contact);
        world.change(scope -> {
            logins.rehash(scope, contact, before, hash);
            return hash;
        });
    }
}
