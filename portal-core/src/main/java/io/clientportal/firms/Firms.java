package io.clientportal.firms;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.FirmScope;
import io.clientportal.kernel.FirmState;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.WorkScope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of firms, read once per version. The gate brings the version with every use case, so every node sees a
 * change at once and nothing has to be invalidated.
 */
public final class Firms {

    private static final Logger LOG = LoggerFactory.getLogger(Firms.class);

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

    /** What everybody at the firm's door may know of it. */
    public Brand brand(FirmGate door) {
        return door.read(
                SettingsRight.BRAND,
                scope -> Brand.of(settings(scope), scope.firmState().settingsVersion()));
    }

    /** Firms with what a look over an installation asks of each. */
    public List<Overview> overview(WorkScope scope, int most, int clients) {
        return store.firms(scope, most).stream()
                .map(state -> {
                    FirmScope firm = scope.in(state, SettingsRight.BRAND);
                    return new Overview(state, readable(firm), store.clients(firm, clients));
                })
                .toList();
    }

    private @Nullable FirmSettings readable(FirmScope scope) {
        try {
            return store.settings(scope);
        } catch (PortalException.Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The settings of {} cannot be read: {}",
                    scope.firm(),
                    e.getClass().getName());
            return null;
        }
    }

    /**
     * A firm, looked over.
     *
     * @param settings null where they cannot be read
     * @param clients some of its clients
     */
    public record Overview(FirmState state, @Nullable FirmSettings settings, List<ClientId> clients) {}

    private record Key(FirmId firm, long version) {}
}
