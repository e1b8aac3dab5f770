package io.clientportal.jpa;

import io.clientportal.access.Grant;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.GrantState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The permission of one contact to enter the portal for one client. */
@Entity
@Table(name = "portal_grant")
@IdClass(GrantRow.Key.class)
class GrantRow {
    @Id
    @Column(name = "firm", length = 64)
    String firm;

    @Id
    @Column(name = "client", length = 128)
    String client;

    @Id
    @Column(name = "contact")
    UUID contact;

    @Column(name = "areas", length = 200, nullable = false)
    String areas;

    @Column(name = "ends_at")
    @Nullable
    Instant endsAt;

    @Column(name = "epoch", nullable = false)
    long epoch;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    /** The columns of alias {@code g} that {@link #state(Row)} reads. */
    static final String STATE = "g.areas as grant_areas, g.ends_at as grant_ends_at";

    /** The grant of a row that brings {@link #STATE}; null where it brings none. */
    static @Nullable GrantState state(Row row) {
        String areas = row.textOrNull("grant_areas");
        return areas == null ? null : new GrantState(areas(areas), row.instantOrNull("grant_ends_at"));
    }

    GrantState state() {
        return new GrantState(areas(areas), endsAt);
    }

    Grant grant() {
        return new Grant(new ContactId(contact), new ClientId(client), areas(areas), endsAt, epoch);
    }

    /** Areas as kept in a column: their names, sorted, with commas between. */
    static String text(Set<Area> areas) {
        return areas.stream().map(Area::name).sorted().collect(Collectors.joining(","));
    }

    static Set<Area> areas(String text) {
        return text.isEmpty()
                ? EnumSet.noneOf(Area.class)
                : Arrays.stream(text.split(","))
                        .map(Area::valueOf)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Area.class)));
    }

    record Key(String firm, String client, UUID contact) {}
}
