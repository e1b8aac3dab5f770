package io.clientportal.kernel;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one staff member may reach and do.
 *
 * @param everything all clients of the firm; the sets of ids then do not count
 * @param clients the clients in reach
 * @param engagements the engagements in reach; null where a client in reach brings all of its engagements
 * @param permissions what the member may do with them
 * @param hiddenFields keys of fields, of records and of engagements, that this member does not see, and so does not
 *     decide (PRO-33)
 * @param readOnlyFields keys of fields that this member sees but may not edit, and so does not decide
 */
public record Reach(
        boolean everything,
        Set<ClientId> clients,
        @Nullable Set<EngagementId> engagements,
        Set<Permission> permissions,
        Set<String> hiddenFields,
        Set<String> readOnlyFields) {

    public static final Reach NOTHING = new Reach(false, Set.of(), null, Set.of(), Set.of(), Set.of());

    public Reach {
        clients = Set.copyOf(clients);
        engagements = engagements == null ? null : Set.copyOf(engagements);
        permissions = Set.copyOf(permissions);
        hiddenFields = Set.copyOf(hiddenFields);
        readOnlyFields = Set.copyOf(readOnlyFields);
    }

    /** All clients, all engagements and every permission. */
    public static Reach all() {
        return everywhere(EnumSet.allOf(Permission.class));
    }

    /** All clients and engagements, with these permissions. */
    public static Reach everywhere(Set<Permission> permissions) {
        return new Reach(true, Set.of(), null, permissions, Set.of(), Set.of());
    }

    /** These clients and all of their engagements, with these permissions. */
    public static Reach of(Set<ClientId> clients, Set<Permission> permissions) {
        return new Reach(false, clients, null, permissions, Set.of(), Set.of());
    }

    /** Of the clients in reach these engagements alone. */
    public Reach only(Set<EngagementId> engagements) {
        return new Reach(everything, clients, engagements, permissions, hiddenFields, readOnlyFields);
    }

    public Reach hiding(Set<String> fields) {
        return new Reach(everything, clients, engagements, permissions, fields, readOnlyFields);
    }

    public Reach notEditing(Set<String> fields) {
        return new Reach(everything, clients, engagements, permissions, hiddenFields, fields);
    }

    public boolean reaches(ClientId client) {
        return everything || clients.contains(client);
    }

    /** Whether an engagement of a client in reach is in reach too. */
    public boolean reaches(EngagementId engagement) {
        return engagements == null || engagements.contains(engagement);
    }

    public boolean may(Permission permission) {
        return permission == Permission.ACCESS ? everything || !clients.isEmpty() : permissions.contains(permission);
    }

    public boolean sees(String field) {
        return !hiddenFields.contains(field);
    }

    public boolean edits(String field) {
        return sees(field) && !readOnlyFields.contains(field);
    }
}
