package io.clientportal.engagements;

import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A host's own engagements, by client, listed by their keys. */
public final class HostWork {

    private final Map<EngagementId, ClientId> clients = new ConcurrentHashMap<>();
    private final Map<EngagementId, Engagement> engagements = new ConcurrentHashMap<>();
    volatile boolean away;

    public void put(ClientId client, Engagement engagement) {
        clients.put(engagement.id(), client);
        engagements.put(engagement.id(), engagement);
    }

    public void remove(EngagementId id) {
        clients.remove(id);
        engagements.remove(id);
    }

    @Nullable
    Engagement find(EngagementId id) {
        return engagements.get(id);
    }

    public WorkBook.Local local() {
        return new WorkBook.Local() {
            @Override
            public List<Engagement> page(Tx tx, FirmId firm, ClientId client, @Nullable EngagementId after, int most) {
                return pageOf(client, after, most);
            }

            @Override
            public List<Engagement> read(Tx tx, FirmId firm, ClientId client, Collection<EngagementId> engagements) {
                return of(client);
            }

            @Override
            public Engagement apply(
                    Tx tx, FirmId firm, ClientId client, Engagement base, Map<FieldPath, Value> changes) {
                Engagement kept = engagements.get(base.id());
                if (kept == null || !kept.version().equals(base.version())) {
                    throw new PortalException.Stale();
                }
                Engagement next = kept.with(kept.values().with(changes))
                        .with(kept.version().next());
                engagements.put(next.id(), next);
                return next;
            }
        };
    }

    public WorkBook.Remote remote() {
        return new WorkBook.Remote() {
            @Override
            public List<Engagement> page(FirmId firm, ClientId client, @Nullable EngagementId after, int most) {
                return pageOf(client, after, most);
            }

            @Override
            public List<Engagement> read(FirmId firm, ClientId client, Collection<EngagementId> engagements) {
                return of(client);
            }
        };
    }

    private List<Engagement> pageOf(ClientId client, @Nullable EngagementId after, int most) {
        return of(client).stream()
                .filter(one -> after == null || one.id().value().compareTo(after.value()) > 0)
                .limit(most)
                .toList();
    }

    /** More than was asked for, as a careless host might answer. */
    private List<Engagement> of(ClientId client) {
        if (away) {
            throw new IllegalStateException("The host's work is away");
        }
        TreeMap<String, Engagement> sorted = new TreeMap<>();
        engagements.forEach((id, engagement) -> {
            if (client.equals(clients.get(id))) {
                sorted.put(id.value(), engagement);
            }
        });
        return List.copyOf(sorted.values());
    }
}
