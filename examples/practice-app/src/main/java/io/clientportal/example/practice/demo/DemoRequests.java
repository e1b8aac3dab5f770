package io.clientportal.example.practice.demo;

import io.clientportal.ClientSpace;
import io.clientportal.Portal;
import io.clientportal.access.ContactAccess;
import io.clientportal.example.practice.clients.ClientEdits;
import io.clientportal.example.practice.staff.StaffUser;
import io.clientportal.example.practice.staff.StaffUsers;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.FirmId;
import io.clientportal.profile.ChangeRequest;
import io.clientportal.profile.Decision;
import io.clientportal.profile.Profile;
import io.clientportal.profile.ProfileForm;
import io.clientportal.profile.Proposal;
import io.clientportal.profile.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** What the clients have proposed already: waiting requests of every sort, and some history. */
@Component
class DemoRequests {

    /** The clients whose requests are of the named sort. */
    static final String CLEAN = "B-1001";

    static final String STALE = "B-1002";
    static final String TWO = "B-1003";
    static final String GRANT_ENDED = "B-1004";
    static final String DECLINED = "B-1005";
    static final String PARTLY_APPLIED = "B-1006";
    static final String WITHDRAWN = "B-1008";
    static final String PEOPLE = "B-1035";
    static final String COMPANY = "B-1043";
    static final String LAKESIDE = "L-01";

    private final Portal portal;
    private final StaffUsers users;
    private final ClientEdits edits;

    DemoRequests(Portal portal, StaffUsers users, ClientEdits edits) {
        this.portal = portal;
        this.users = users;
        this.edits = edits;
    }

    void submit() {
        propose(
                CLEAN,
                (form, proposal) -> proposal.set(
                                "mailing_address", address("22 Clifton Wood Road", "Bristol", "BS8 4TQ", "GB"))
                        .set(
                                "phones",
                                list(form, "phones", "1", Map.of("number", "+44 1632 960444", "label", "Mobile")))
                        .set("occupation", "General practitioner, part-time")
                        .set("newsletter", Value.of(false)));
        stale();
        propose(
                TWO,
                (form, proposal) -> proposal.set("occupation", "Illustrator and picture book author")
                        .set("services", Value.of(List.of("tax_return", "advice", "bookkeeping"))));
        propose(
                TWO,
                (form, proposal) -> proposal.set("occupation", "Picture book author")
                        .set(
                                "good_to_know",
                                "In Lisbon until the end of March.\nE-mail reaches me there, letters do not."));
        people();
        propose(
                COMPANY,
                (form, proposal) -> proposal.set(
                                "business_activity",
                                "Holiday cottages on the north coast, and a boat hire from this spring")
                        .set("invoice_email", "bills@harbourandgull.example"));
        propose(
                LAKESIDE,
                (form, proposal) -> proposal.set(
                                "session_format",
                                form.field(new FieldKey("session_format"))
                                                .map(field -> field.current().equals(Value.of("online")))
                                                .orElse(false)
                                        ? "in_person"
                                        : "online")
                        .set("pronouns", "she/they"));
        grantEnded();
        history();
    }

    /** The firm edits the record after the client has proposed on what it was. */
    private void stale() {
        propose(
                STALE,
                (form, proposal) -> proposal.set(
                                "mailing_address", address("5 Finsbury Mews", "London", "N4 2JU", "GB"))
                        .set("occupation", "Chartered structural engineer"));
        StaffUser ravi = user("ravi");
        ClientEdits.Open open = edits.open(ravi, STALE).orElseThrow();
        Values values = open.values()
                .with(FieldPath.of(new FieldKey("occupation")), Value.of("Senior structural engineer"))
                .with(FieldPath.of(new FieldKey("dependants")), Value.of("3"));
        edits.save(ravi, STALE, open.client().getVersion(), values);
    }

    /** A household changes one of its people, adds one and takes one out. */
    private void people() {
        propose(PEOPLE, (form, proposal) -> {
            Map<String, Value.Parts> people = entries(form, "contacts");
            List<String> ids = List.copyOf(people.keySet());
            people.remove(ids.get(2));
            people.computeIfPresent(ids.get(1), (id, person) -> {
                Map<String, String> tom = new LinkedHashMap<>(person.parts());
                tom.put("email", "tom@ashworth.example");
                return new Value.Parts(tom);
            });
            people.put(
                    "new-1",
                    new Value.Parts(
                            Map.of("name", "Edie Ashworth", "relationship", "Child", "date_of_birth", "2024-01-15")));
            return proposal.set("contacts", Value.ofEntries(people)).set("dependants", "3");
        });
    }

    private void grantEnded() {
        propose(
                GRANT_ENDED,
                (form, proposal) ->
                        proposal.set("relationship_status", "married").set("title", "Mr"));
        ClientSpace client = client(GRANT_ENDED);
        client.access().end(contact(client).id());
    }

    private void history() {
        propose(DECLINED, (form, proposal) -> proposal.set("name", "Eilidh Stewart"));
        Profile declined = client(DECLINED).profile();
        declined.rejectAll(
                declined.queue().get(0).id(),
                "A change of name needs the certificate.",
                Reply.telling("Please send us a copy of the certificate, then we change your name at once."));

        propose(
                PARTLY_APPLIED,
                (form, proposal) -> proposal.set("occupation", "pharmacist, owner")
                        .set("tax_number", "12345 67890")
                        .set("preferred_contact_time", "evening"));
        Profile applied = client(PARTLY_APPLIED).profile();
        ChangeRequest request = applied.queue().get(0);
        applied.decide(
                request.id(),
                applied.review(request.id()).record(),
                List.of(
                        Decision.Draft.edit("occupation", Value.of("Pharmacist and owner")),
                        Decision.Draft.reject("tax_number"),
                        Decision.Draft.accept("preferred_contact_time")));
        applied.apply(
                request.id(),
                Reply.telling("We kept your tax number: the one you sent is not in the right form.")
                        .withNote("Checked against the last return."));

        propose(WITHDRAWN, (form, proposal) -> proposal.set("pronouns", "she/they"));
        ClientSpace client = client(WITHDRAWN);
        Profile own = own(client, WITHDRAWN);
        own.withdraw(own.proposals().get(0).id());
    }

    private void propose(String id, BiFunction<ProfileForm, Proposal, Proposal> changes) {
        Profile own = own(client(id), id);
        ProfileForm form = own.form();
        own.propose(changes.apply(form, Proposal.on(form)));
    }

    private ClientSpace client(String id) {
        return portal.as(user(firm(id).partner()).asStaff()).client(new ClientId(id));
    }

    private Profile own(ClientSpace client, String id) {
        return portal.as(new Contact(new FirmId(firm(id).id()), contact(client).id()))
                .client(new ClientId(id))
                .profile();
    }

    private static ContactAccess contact(ClientSpace client) {
        return client.access().contacts().get(0);
    }

    private static DemoFirm firm(String id) {
        return id.startsWith("B") ? DemoFirm.BIRCH : DemoFirm.LAKESIDE;
    }

    private StaffUser user(String username) {
        return users.findById(username).orElseThrow();
    }

    private static Value address(String line1, String city, String postcode, String country) {
        return Value.ofParts(Map.of("line1", line1, "city", city, "postcode", postcode, "country", country));
    }

    /** The list as the form shows it, with one more entry or another one in its place. */
    private static Value list(ProfileForm form, String field, String id, Map<String, String> parts) {
        Map<String, Value.Parts> entries = entries(form, field);
        entries.put(id, new Value.Parts(parts));
        return Value.ofEntries(entries);
    }

    private static Map<String, Value.Parts> entries(ProfileForm form, String field) {
        Value shown = form.field(new FieldKey(field)).orElseThrow().shown();
        return new LinkedHashMap<>(shown instanceof Value.Entries list ? list.entries() : Map.of());
    }
}
