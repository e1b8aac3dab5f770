package io.clientportal.signin;

import io.clientportal.access.Person;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.notices.Notice;
import io.clientportal.notices.NoticeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The beginning of a safe change of login e-mail, by whoever begins it (ACC-09). */
final class AddressChange {

    private AddressChange() {}

    /** Sends a link to the new address and warns the present one; a later change ends an earlier one. */
    static AwaitedAddress begin(SignIns feature, FirmScope scope, Person held, long signInEpoch, String email) {
        String address = feature.admissions.free(scope, held, email);
        NewLink link = NewLink.personal(feature, scope, held.state(), LinkKind.ADDRESS, signInEpoch, address);
        feature.store.add(scope, link.stored());
        feature.notices.add(
                scope,
                List.of(
                        link.mail(Map.of("to", address)),
                        Notice.mail(
                                NoticeKind.ADDRESS_WARNING,
                                held.state(),
                                held.id(),
                                Map.of("address", Masked.address(address)))));
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
