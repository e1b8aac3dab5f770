package io.clientportal.signin;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.signin.SignInStore.Found;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The devices of a contact: links that are bound to the same one, together. */
final class Devices {

    private Devices() {}

    static List<Device> list(SignInStore store, FirmScope scope, ContactId contact, List<byte[]> own) {
        Map<ByteBuffer, List<Found>> bound = new LinkedHashMap<>();
        for (Found found : store.devices(scope, contact)) {
            if (LinkPolicy.lives(found, scope.firmState(), scope.now())) {
                ByteBuffer device =
                        ByteBuffer.wrap(Objects.requireNonNull(found.link().device()));
                bound.computeIfAbsent(device, key -> new ArrayList<>()).add(found);
            }
        }
        return bound.values().stream().map(links -> device(links, own)).toList();
    }

    private static Device device(List<Found> links, List<byte[]> own) {
        StoredLink latest = links.get(0).link();
        return new Device(
                latest.id(),
                Objects.requireNonNull(latest.client()),
                links.size(),
                links.stream()
                        .map(found -> Objects.requireNonNull(found.link().openedAt()))
                        .min(java.util.Comparator.naturalOrder())
                        .orElseThrow(),
                latest.livesUntil(),
                Secrets.matches(own, Objects.requireNonNull(latest.device())));
    }
}
