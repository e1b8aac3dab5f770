package io.clientportal.signin;

import io.clientportal.access.Person;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.PortalException;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The beginning of a safe change of login e-mail, by whoever begins it (ACC-09). */
final class AddressChange {

    private AddressChange() {}

    /**
     * Sends a link to the new address and warns the present one; a later change ends an earlier one.
     *
     * @param taken whether the address is another contact's: then nothing goes there, and all else is as ever
     * @throws PortalException.TooMany where too many addresses were to prove themselves today
     */
    static AwaitedAddress begin(
            SignIns feature, FirmScope scope, Person held, long signInEpoch, String address, boolean taken) {
        NewLink link = NewLink.personal(feature, scope, held.state(), LinkKind.ADDRESS, signInEpoch, address);
        if (!link.add(feature.store, scope)) {
            throw new PortalException.TooMany(LinkPolicy.LINK_WINDOW);
        }
        List<Notice> mails = new ArrayList<>();
        if (!taken) {
            mails.add(link.mail(Map.of("to", address)));
        }
        mails.add(Notice.mail(
                NoticeKind.ADDRESS_WARNING, held.state(), held.id(), Map.of("address", Masked.address(address))));
        feature.notices.add(scope, mails);
        return new AwaitedAddress(Masked.address(address), link.stored().opensUntil());
    }

    /** The address that is to prove itself; empty where none is. */
    static Optional<AwaitedAddress> awaited(SignIns feature, FirmScope scope, ContactId contact) {
        return feature.store
                .latest(scope, contact, LinkKind.ADDRESS)
                .filter(found -> LinkPolicy.lives(found, scope.firmState(), scope.now()))
                .flatMap(found -> Optional.ofNullable(NewLink.newAddress(feature, found.link(), found.contact()))
                        .map(address -> new AwaitedAddress(
                                Masked.address(address), found.link().opensUntil())));
    }
}
