package io.clientportal.firms;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.Scope;
import java.net.URI;
import java.util.Optional;

/**
 * The settings of firms, read once per version. The gate brings the version with every use case, so every node sees a
 * change at once and nothing has to be invalidated.
 */
public final class Firms {

    private final FirmStore store;
    private final Cache<Key, FirmSettings> cache =
            Caffeine.newBuilder().maximumSize(1_000).build();

    public Firms(FirmStore store) {
        this.store = store;
    }

    public FirmSettings settings(Scope scope) {
        return settings(scope.acrossClients());
    }

    public FirmSettings settings(FirmScope scope) {
        Key key = new Key(scope.firm(), scope.firmState().settingsVersion());
        FirmSettings known = cache.getIfPresent(key);
        if (known != null) {
            return known;
        }
        FirmSettings read = store.settings(scope);
        // A transaction that rolls back takes its version back, and the next change has the same one.
        scope.tx().afterCommit(() -> cache.put(key, read));
        return read;
    }

    /** The web address that links in the firm's e-mails begin with; empty until it is set (ACC-12). */
    public Optional<URI> address(FirmGate door) {
        return door.read(
                SettingsRight.BRAND,
                scope -> Optional.ofNullable(settings(scope).address()));
    }

    /** What everybody at the firm's door may know of it. */
    public Brand brand(FirmGate door) {
        return door.read(
                SettingsRight.BRAND,
                scope -> Brand.of(settings(scope), scope.firmState().settingsVersion()));
    }

    private record Key(FirmId firm, long version) {}
}
