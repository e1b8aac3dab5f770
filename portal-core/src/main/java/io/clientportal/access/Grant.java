package io.clientportal.access;

import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The permission of one contact to enter the portal for one client (ACC-10, ACC-13).
 *
 * @param ends the first instant at which it no longer holds; null where it has no end
 * @param epoch rises when the grant is ended, and when it holds again after its end, so that nothing issued under it works
 *     again
 */
public record Grant(
        ContactId contact,
        ClientId client,
        Set<Area> areas,
        @Nullable Instant ends,
        long epoch) {

    public Grant {
        areas = Set.copyOf(areas);
    }

    /** A grant that was never given before. */
    static Grant first(ContactId contact, ClientId client, Collection<Area> areas) {
        return new Grant(contact, client, Set.copyOf(areas), null, 1);
    }

    public boolean holds(Instant now) {
        return ends == null || now.isBefore(ends);
    }

    public boolean holds(Area area, Instant now) {
        return holds(now) && areas.contains(area);
    }

    /** Holds for these areas too; one that has ended begins anew, for them alone. */
    Grant widened(Set<Area> more, Instant now) {
        if (!holds(now)) {
            return new Grant(contact, client, more, null, epoch + 1);
        }
        Set<Area> all = EnumSet.copyOf(more);
        all.addAll(areas);
        return new Grant(contact, client, all, ends, epoch);
    }

    /** Holds again where it had ended; without an end, for what it held before. */
    Grant renewed(Instant now) {
        return holds(now) ? this : new Grant(contact, client, areas, null, epoch + 1);
    }

    /** Names of the areas, sorted. */
    List<String> areaNames() {
        return areas.stream().map(Enum::name).sorted().toList();
    }

    Grant limited(Set<Area> areas, @Nullable Instant ends, Instant now) {
        return new Grant(contact, client, areas, ends, holds(now) ? epoch : epoch + 1);
    }

    /**
     * This grant after another client was merged into its client, and another grant of the contact with it (FRM-06): what
     * either held holds. Nothing works again that was issued under a grant that no longer held.
     */
    Grant merged(Grant other, Instant now) {
        boolean later = ends != null && (other.ends == null || other.ends.isAfter(ends));
        if (!other.holds(now)) {
            return later ? new Grant(contact, client, other.areas, other.ends, epoch) : this;
        }
        if (!holds(now)) {
            return limited(other.areas, other.ends, now);
        }
        Set<Area> all = EnumSet.copyOf(areas);
        all.addAll(other.areas);
        return limited(all, later ? other.ends : ends, now);
    }

    Grant ended(Instant now) {
        return new Grant(contact, client, areas, now, epoch + 1);
    }
}
