package io.clientportal.firms;

import io.clientportal.kernel.FirmGate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Subject;
import io.clientportal.kernel.Version;
import java.net.URI;
import java.util.Map;

/** The firm's settings in the hands of a staff member. */
public final class Settings {

    private final FirmGate gate;
    private final FirmStore store;
    private final boolean httpsOnly;

    /** @param httpsOnly whether a web address that is not https is refused */
    public Settings(FirmGate gate, FirmStore store, boolean httpsOnly) {
        this.gate = gate;
        this.store = store;
        this.httpsOnly = httpsOnly;
    }

    /** The settings and the version to save them with. */
    public Current read() {
        return gate.read(
                SettingsRight.READ,
                scope -> new Current(
                        store.settings(scope), Version.of(scope.firmState().settingsVersion())));
    }

    /**
     * Replaces the settings. They hold for every use case that starts afterwards, on every node.
     *
     * @param read the version that the change was made on
     * @throws PortalException.Stale where somebody else has changed them since
     * @throws PortalException.Refused where a field's type changes, a retired key comes back, or a portal for https alone
     *     is given another web address
     */
    public Current save(FirmSettings settings, Version read) {
        return gate.write(SettingsRight.CHANGE, scope -> {
            long now = scope.firmState().settingsVersion();
            if (!read.equals(Version.of(now))) {
                throw new PortalException.Stale();
            }
            URI address = settings.address();
            if (httpsOnly && address != null && !"https".equals(address.getScheme())) {
                throw new PortalException.Refused(SettingsRule.NOT_HTTPS);
            }
            FirmSettings before = store.settings(scope);
            FirmSettings next = settings.with(checked(before.profile(), settings.profile()))
                    .with(checked(before.engagements(), settings.engagements()));
            store.save(scope, next, now);
            scope.log(
                    Subject.of("settings", scope.firm()),
                    Map.of("settings", before.toString()),
                    Map.of("settings", next.toString()));
            return new Current(next, read.next());
        });
    }

    private static ProfileSettings checked(ProfileSettings before, ProfileSettings after) {
        FieldSets.checkChange(before.fields(), before.retired(), after.fields());
        return new ProfileSettings(
                        before.open(),
                        before.othersSeeProposals(),
                        before.waitingRequests(),
                        before.historyDays(),
                        before.fields(),
                        before.retired())
                .with(after.fields())
                .opened(after.open())
                .showingProposals(after.othersSeeProposals())
                .withLimits(after.waitingRequests(), after.historyDays());
    }

    private static EngagementSettings checked(EngagementSettings before, EngagementSettings after) {
        FieldSets.checkChange(before.fields(), before.retired(), after.fields());
        return before.with(after.fields()).called(after.word());
    }

    /** Settings as read, with their version. */
    public record Current(FirmSettings settings, Version version) {}
}
