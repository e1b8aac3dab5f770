package io.clientportal.profile;

import io.clientportal.engagements.Engagement;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.firms.FirmSettings;
import io.clientportal.kernel.Caller;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Right;
import io.clientportal.kernel.Scope;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is proposed for: the client's record, or the custom fields of one engagement (ACC-11). */
final class Sheet {

    private final Profiles profiles;
    private final @Nullable EngagementId engagement;

    Sheet(Profiles profiles, @Nullable EngagementId engagement) {
        this.profiles = profiles;
        this.engagement = engagement;
    }

    @Nullable
    EngagementId engagement() {
        return engagement;
    }

    boolean isOf(ChangeRequest request) {
        return Objects.equals(engagement, request.engagement());
    }

    /** Whether decisions are handed over to a remote host instead of being written here. */
    boolean remote() {
        return engagement == null && profiles.records.remote();
    }

    /** Whether the calling staff member sees that there is such an engagement. */
    boolean reached(Scope scope) {
        return engagement == null || scope.reach().reaches(engagement);
    }

    /** What has to be fetched before the transaction, after the caller's right was checked; null where nothing has. */
    @Nullable
    ClientRecord fetch(Gate gate, Caller caller, ClientId client, Right right) {
        return engagement == null ? profiles.fetch(gate, caller, client, right) : null;
    }

    /** The firm's fields in the order of the form. */
    List<FieldDefinition> fields(Scope scope) {
        FirmSettings settings = profiles.firms.settings(scope);
        return engagement == null ? settings.profile().fields() : profiles.works.fields(settings.engagements());
    }

    /** The values as the calling contact may propose on them; unknown where the engagement is not shared with it. */
    ClientRecord shown(Scope scope, @Nullable ClientRecord fetched) {
        return engagement == null
                ? profiles.records.read(scope, fetched)
                : profiles.works
                        .shared(scope, engagement)
                        .map(shared -> record(scope, shared, shared.shownName()))
                        .orElseThrow(PortalException.NotFound::new);
    }

    /** The values as the firm has them; empty where the engagement is gone, or out of the caller's reach. */
    Optional<ClientRecord> read(Scope scope, @Nullable ClientRecord fetched) {
        return engagement == null
                ? Optional.of(profiles.records.read(scope, fetched))
                : found(scope).map(found -> record(scope, found, found.name()));
    }

    /** Pairs a result with whether the host has changed the client's record without telling. */
    <T> Profiles.Seen<T> seen(Scope scope, ClientRecord record, T result) {
        return engagement == null ? profiles.seen(scope, record, result) : new Profiles.Seen<>(result, false);
    }

    /** Writes accepted values in this transaction; never for a remote host. */
    void apply(Scope scope, ClientRecord base, Map<FieldPath, Value> changes) {
        if (engagement == null) {
            profiles.records.remember(scope, fields(scope), base, profiles.records.apply(scope, base, changes));
        } else {
            profiles.works.apply(
                    scope,
                    found(scope)
                            .filter(found -> found.version().equals(base.version()))
                            .orElseThrow(PortalException.Stale::new),
                    changes);
        }
    }

    private Optional<Engagement> found(Scope scope) {
        return engagement == null ? Optional.empty() : profiles.works.find(scope, engagement, null);
    }

    private static ClientRecord record(Scope scope, Engagement found, String name) {
        return new ClientRecord(scope.client(), ClientName.of(name), found.version(), found.values());
    }
}
