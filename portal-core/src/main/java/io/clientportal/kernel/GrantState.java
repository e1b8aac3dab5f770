package io.clientportal.kernel;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The permission of one contact to enter the portal for one client.
 *
 * @param areas the areas it holds for
 * @param ends the first instant at which it no longer holds; null where it has no end
 */
public record GrantState(Set<Area> areas, @Nullable Instant ends) {

    public GrantState {
        areas = Set.copyOf(areas);
    }

    public boolean holds(Instant now) {
        return ends == null || now.isBefore(ends);
    }
}
