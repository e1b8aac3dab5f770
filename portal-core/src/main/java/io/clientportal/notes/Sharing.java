package io.clientportal.notes;

import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementStore.Holder;
import io.clientportal.engagements.Works;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Gate;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom notes are shared with. It holds for every request that starts after the commit (ACC-21). */
final class Sharing {

    private final Gate gate;
    private final Works works;
    private final NoteStore store;

    Sharing(Gate gate, Works works, NoteStore store) {
        this.gate = gate;
        this.works = works;
        this.store = store;
    }

    void share(NoteId id, NoteAudience audience) {
        gate.<@Nullable Void>write(NoteRight.SHARE, scope -> {
            StoredNote note = find(scope, id);
            requirePossible(audience, note.engagement());
            NoteAudience before = audience(scope, note);
            if (before.equals(audience)) {
                scope.nothingChanged();
                return null;
            }
            works.requireLetIn(scope, before.audience(), audience.audience(), NoteRule.NOT_LET_IN);
            if (note.isUnread()) {
                store.read(scope, List.of(id));
            }
            store.save(scope, note.shared(audience.audience().everybody(), audience.withEngagement()));
            Set<ContactId> joining = audience.audience().without(before.audience());
            if (!joining.isEmpty()) {
                store.name(scope, id, joining);
            }
            Set<ContactId> leaving = before.audience().without(audience.audience());
            if (!leaving.isEmpty()) {
                store.unname(scope, id, leaving);
            }
            scope.log(Keeping.subject(id), facts(before), facts(audience), Keeping.details(note));
            return null;
        });
    }

    List<NoteReader> readers(NoteId id, @Nullable NoteAudience audience) {
        return gate.read(NoteRight.LOOK, scope -> {
            StoredNote note = find(scope, id);
            NoteAudience wanted = audience == null ? audience(scope, note) : audience;
            EngagementId engagement = note.engagement();
            requirePossible(wanted, engagement);
            Audience ofEngagement = engagement == null || !wanted.withEngagement()
                    ? Audience.NOBODY
                    : works.audience(scope, engagement);
            return works.holders(scope).stream()
                    .map(holder -> new NoteReader(
                            holder.contact().id(),
                            holder.contact().name(),
                            why(scope, holder, note, wanted, ofEngagement)))
                    .sorted(Comparator.comparing(
                            reader -> ClientName.of(reader.name()).sort()))
                    .toList();
        });
    }

    private static NoteReader.Why why(
            Scope scope, Holder holder, StoredNote note, NoteAudience audience, Audience engagement) {
        ContactId contact = holder.contact().id();
        if (holder.contact().disabled()) {
            return NoteReader.Why.DISABLED;
        }
        if (!holder.grant().holds(scope.now())) {
            return NoteReader.Why.GRANT_ENDED;
        }
        if (contact.equals(note.contact())) {
            return NoteReader.Why.OWN;
        }
        if (audience.audience().everybody()) {
            return NoteReader.Why.EVERYBODY;
        }
        if (audience.audience().holds(contact)) {
            return NoteReader.Why.NAMED;
        }
        return engagement.holds(contact) ? NoteReader.Why.ENGAGEMENT : NoteReader.Why.NOT_SHARED;
    }

    NoteAudience audience(Scope scope, StoredNote note) {
        Audience named = note.everybody()
                ? Audience.EVERYBODY
                : new Audience(false, note.contacts() == 0 ? Set.of() : store.named(scope, note.id()));
        return new NoteAudience(named, note.withEngagement());
    }

    static void requirePossible(NoteAudience audience, @Nullable EngagementId engagement) {
        if (audience.withEngagement() && engagement == null) {
            throw new PortalException.Refused(NoteRule.NO_ENGAGEMENT);
        }
    }

    static Map<String, Object> facts(NoteAudience audience) {
        List<String> contacts = audience.audience().contacts().stream()
                .map(ContactId::toString)
                .sorted()
                .toList();
        return Map.of(
                "everybody",
                audience.audience().everybody(),
                "contacts",
                contacts,
                "with-engagement",
                audience.withEngagement());
    }

    private StoredNote find(Scope scope, NoteId id) {
        return store.find(scope, id).orElseThrow(PortalException.NotFound::new);
    }
}
