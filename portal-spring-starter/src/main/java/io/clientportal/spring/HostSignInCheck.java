package io.clientportal.spring;

import io.clientportal.Finding;
import io.clientportal.Portal;
import io.clientportal.signin.ContactMapping;
import io.clientportal.signin.HostKeys;
import io.clientportal.signin.HostTokens;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks what the properties say of a host's own sign-in. What is not sound lets nobody in, accepted or not. */
record HostSignInCheck(PortalProperties properties, FirmResolver firms, Portal portal) implements StartupCheck {

    private static final String TOKENS = "portal.host-sign-in.tokens.";

    /** The tokens of the properties; empty where there are none, or they cannot be verified. */
    static Optional<HostTokens> tokens(PortalProperties properties) {
        PortalProperties.HostSignIn.Tokens told = properties.hostSignIn().tokens();
        String issuer = told.issuer();
        String audience = told.audience();
        URI keys = told.keys();
        if (blank(issuer) || blank(audience) || issuer == null || audience == null || keys == null || !listed(told)) {
            return Optional.empty();
        }
        HostTokens tokens = HostTokens.of(issuer, audience, HostKeys.at(keys))
                .signedWith(told.algorithms())
                .typed(told.types());
        String claim = told.contactClaim();
        return Optional.of(blank(claim) || claim == null ? tokens : tokens.mapped(ContactMapping.byContactId(claim)));
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        PortalProperties.HostSignIn.Tokens told = properties.hostSignIn().tokens();
        if (!blank(told.issuer()) || !blank(told.audience()) || told.keys() != null) {
            tokens(told, findings);
        }
        for (URI address : properties.hostSignIn().addresses()) {
            if (address.isAbsolute() && !"https".equals(address.getScheme())) {
                findings.add(new Finding(
                        "P-20",
                        "Contacts are sent to sign in at an address that is not https.",
                        "Let portal.host-sign-in.address and sign-out be a path of this application or begin with"
                                + " https://."));
                break;
            }
        }
        return findings;
    }

    private void tokens(PortalProperties.HostSignIn.Tokens told, List<Finding> findings) {
        if (blank(told.issuer()) || blank(told.audience()) || told.keys() == null) {
            findings.add(new Finding(
                    "P-16",
                    "Whose the host's tokens are and whom they are for cannot be checked, so none is taken.",
                    "Set " + TOKENS + "issuer, " + TOKENS + "audience and " + TOKENS + "keys."));
        } else if (!"https".equals(told.keys().getScheme())) {
            findings.add(new Finding(
                    "P-17",
                    "The keys of the host's tokens are read from an address that is not https, so whoever stands"
                            + " between can sign.",
                    "Let " + TOKENS + "keys begin with https://."));
        }
        if (!listed(told)) {
            findings.add(new Finding(
                    "P-18",
                    "The host's tokens are to be signed with a shared secret, with none, or with an algorithm that is"
                            + " not known, so none is taken.",
                    "Let " + TOKENS + "algorithms list some of " + new TreeSet<>(HostTokens.ALGORITHMS) + "."));
        }
        if (several() && told.audience() != null && !told.audience().contains(HostTokens.FIRM)) {
            findings.add(new Finding(
                    "P-19",
                    "A token of the host is taken at every firm, so whoever vouches for people at one does at all.",
                    "Write " + HostTokens.FIRM + " into " + TOKENS
                            + "audience, or accept this where one issuer is trusted by all."));
        }
    }

    /** Firms that the host sets up itself are not in the properties; whoever tells them apart has more than one. */
    private boolean several() {
        return properties.firms().size() > 1
                || !(firms instanceof HostFirms) && portal.firms(2).size() > 1;
    }

    private static boolean listed(PortalProperties.HostSignIn.Tokens told) {
        return !told.algorithms().isEmpty() && HostTokens.ALGORITHMS.containsAll(told.algorithms());
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
