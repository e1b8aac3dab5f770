package io.clientportal.engagements;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import io.clientportal.kernel.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Whom engagements are shared with. It holds for every request that starts after the commit (ACC-21). */
final class Sharing {

    private final Gate gate;
    private final Works works;
    private final Keeping keeping;

    Sharing(Gate gate, Works works, Keeping keeping) {
        this.gate = gate;
        this.works = works;
        this.keeping = keeping;
    }

    void share(EngagementId id, Audience audience) {
        Engagement fetched = keeping.fetched(EngagementRight.SHARE, id);
        gate.write(EngagementRight.SHARE, scope -> {
            StoredEngagement row = known(scope, id, fetched);
            Audience before = new Audience(row.everybody(), works.store().named(scope, id));
            if (before.equals(audience)) {
                scope.nothingChanged();
                return before;
            }
            works.requireLetIn(scope, before, audience, EngagementRule.NOT_LET_IN);
            if (row.everybody() != audience.everybody()) {
                works.store().open(scope, id, audience.everybody());
            }
            Set<ContactId> joining = audience.without(before);
            if (!joining.isEmpty()) {
                works.store().name(scope, row, joining);
            }
            Set<ContactId> leaving = before.without(audience);
            if (!leaving.isEmpty()) {
                works.store().unname(scope, id, leaving);
            }
            scope.log(Keeping.subject(id), before.facts(), audience.facts());
            return audience;
        });
    }

    void takeNotes(EngagementId id, boolean taken) {
        Engagement fetched = keeping.fetched(EngagementRight.TAKE_NOTES, id);
        gate.<@Nullable Void>write(EngagementRight.TAKE_NOTES, scope -> {
            StoredEngagement row = known(scope, id, fetched);
            if (row.takesNotes() == taken) {
                scope.nothingChanged();
                return null;
            }
            works.store().takeNotes(scope, id, taken);
            scope.log(Keeping.subject(id), Map.of("takes-notes", row.takesNotes()), Map.of("takes-notes", taken));
            return null;
        });
    }

    void shareWith(ContactId contact, Set<EngagementId> engagements) {
        BiFunction<Scope, ContactId, List<String>> joint = joint(engagements);
        gate.<@Nullable Void>write(EngagementRight.SHARE, scope -> {
            List<String> added = joint.apply(scope, contact);
            if (added.isEmpty()) {
                scope.nothingChanged();
            } else {
                scope.log(Subject.of("contact", contact).concerning(contact), Map.of(), Map.of("engagements", added));
            }
            return null;
        });
    }

    /** Names a contact in engagements, in whatever use case of a caller who may share. */
    BiFunction<Scope, ContactId, List<String>> joint(Set<EngagementId> engagements) {
        List<@Nullable Engagement> fetched = new ArrayList<>();
        List<EngagementId> ids = List.copyOf(engagements);
        ids.forEach(id -> fetched.add(keeping.fetched(EngagementRight.SHARE, id)));
        return (scope, contact) -> {
            if (!scope.reach().may(Permission.SHARE)) {
                throw new PortalException.NotAllowed("You may not share engagements");
            }
            works.requireLetIn(scope, Audience.NOBODY, Audience.of(contact), EngagementRule.NOT_LET_IN);
            Set<EngagementId> named = new HashSet<>(works.store().naming(scope, contact));
            List<String> added = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                StoredEngagement row = known(scope, ids.get(i), fetched.get(i));
                if (!row.everybody() && named.add(row.id())) {
                    works.store().name(scope, row, Set.of(contact));
                    added.add(row.id().value());
                }
            }
            return added;
        };
    }

    List<EngagementId> naming(ContactId contact) {
        return gate.read(EngagementRight.LOOK, scope -> works.store().naming(scope, contact));
    }

    List<Reader> readers(EngagementId id, @Nullable Audience audience) {
        Engagement fetched = keeping.fetched(EngagementRight.LOOK, id);
        return gate.read(EngagementRight.LOOK, scope -> {
            requireThere(scope, id, fetched);
            return works.readers(scope, audience == null ? works.audience(scope, id) : audience);
        });
    }

    private void requireThere(Scope scope, EngagementId id, @Nullable Engagement fetched) {
        if (works.find(scope, id, fetched).isEmpty()) {
            throw new PortalException.NotFound();
        }
    }

    /** The portal's row of an engagement, taken over from the host where it is the first time that it keeps something of it. */
    private StoredEngagement known(Scope scope, EngagementId id, @Nullable Engagement fetched) {
        if (!works.own()) {
            requireThere(scope, id, fetched);
            if (works.store().find(scope, id).isEmpty()) {
                works.store().add(scope, id, null);
            }
        }
        return works.store().find(scope, id).orElseThrow(PortalException.NotFound::new);
    }
}
