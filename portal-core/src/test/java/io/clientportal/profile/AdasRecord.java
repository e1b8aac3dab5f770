package io.clientportal.profile;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.clientportal.World;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.PortalException.Refused;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A client with a contact, as the contact proposes and as the firm reviews. */
abstract class AdasRecord {

    final World world = new World();
    final ClientId client;
    final Contact ada;
    final Profile mine;
    final Profile firms;

    AdasRecord() {
        this(Map.of());
    }

    /** @param more values of the record beside those that every client has */
    AdasRecord(Map<String, Value> more) {
        client = world.client("Ada Miller", more);
        ada = world.contact(client, "Ada Miller");
        mine = world.portal.as(ada).client(client).profile();
        firms = world.desk().client(client).profile();
    }

    Proposal form() {
        return Proposal.on(mine.form());
    }

    ChangeRequestId propose(String field, String text) {
        return mine.propose(form().set(field, text)).id();
    }

    ChangeRequestId proposeThree() {
        return mine.propose(form().set("name", "Ada Stone")
                        .set("occupation", "Pilot")
                        .set("title", "Dr"))
                .id();
    }

    void decide(ChangeRequestId id, Decision.Draft... drafts) {
        firms.decide(id, firms.record().version(), List.of(drafts));
    }

    Value value(String field) {
        return firms.record().values().get(field);
    }

    void edit(String path, Value value) {
        firms.edit(firms.record().version(), Map.of(path(path), value), EditSource.BY_HAND);
    }

    static Refused refused(ThrowingCallable call) {
        return catchThrowableOfType(Refused.class, call);
    }

    static FieldPath path(String text) {
        return FieldPath.parse(text);
    }

    static Value.Parts person(String name, String relationship) {
        return new Value.Parts(Map.of("name", name, "relationship", relationship));
    }

    static Value.Parts parts(String name, String text) {
        return new Value.Parts(Map.of(name, text));
    }
}
