package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.ClientSpace;
import io.clientportal.documents.NewDocument;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementDraft;
import io.clientportal.engagements.Engagements;
import io.clientportal.engagements.Readership;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.Contact;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.Staff;
import io.clientportal.notes.NoteId;
import io.clientportal.profile.ChangeRequest;
import io.clientportal.profile.Profile;
import io.clientportal.profile.Reply;
import io.clientportal.signin.Link;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.Browser.Answer;
import io.clientportal.spring.host.HostApp;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint with every kind of caller and every kind of object. A row says what each caller gets for a client that
 * is its own or not: the status, where + is whatever a caller gets who may do it (done, or a refusal of what was sent).
 * An endpoint without a row fails.
 */
abstract class AccessMatrix extends RestTest {

    /**
     * Nobody; a contact of the client, of another client, of another firm, one whose grant has ended, a disabled one; the
     * partner, limited staff, the other firm's, somebody whom the host knows and the portal does not; and a browser in
     * which the partner looks as the contact, which below the desk is nobody's.
     */
    private static final String[] CALLERS = {
        "nobody", "contact", "stranger", "foreign", "ended", "disabled", "petra", "lena", "olga", "unknown", "looking"
    };

    private static final List<String> STAFF = List.of("petra", "lena", "olga", "unknown");

    /** What a path can name. */
    record Things(
            String client,
            String request,
            String contact,
            String link,
            String engagement,
            String document,
            String note) {

        static Things unknown() {
            return new Things("none-" + UUID.randomUUID(), uuid(), uuid(), uuid(), uuid(), uuid(), uuid());
        }

        Things of(String otherClient) {
            return new Things(otherClient, request, contact, link, engagement, document, note);
        }

        /** All that may come back in an answer only because it was sent. */
        List<String> names() {
            return List.of(client, request, contact, link, engagement, document, note);
        }
    }

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final String controllers;
    private final String[] rows;

    private ClientId elsewhere;
    private ClientId theirs;
    private Map<String, Browser> callers;
    private Map<String, String> told = Map.of();

    AccessMatrix(String controllers, String[] rows) {
        this.controllers = controllers;
        this.rows = rows;
    }

    /** What is sent where a body is asked for; well formed, so that the caller's right decides. */
    abstract String body(String verb, String path);

    @Test
    @Tag("SEC-72")
    void every_endpoint_has_a_row() {
        Set<String> endpoints = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getPackageName().equals(controllers)) {
                assertThat(mapping.getMethodsCondition().getMethods())
                        .as("the verbs of " + mapping)
                        .isNotEmpty();
                for (String path : mapping.getPatternValues()) {
                    for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
                        endpoints.add(verb + " " + path);
                    }
                }
            }
        });
        Set<String> stated = new TreeSet<>();
        for (String row : rows) {
            String[] cells = row.split(" +");
            assertThat(cells).as(row).hasSize(2 + CALLERS.length);
            stated.add(cells[0] + " " + cells[1]);
        }
        assertThat(stated).isEqualTo(endpoints);
    }

    @Test
    @Tag("SEC-72")
    @Tag("SEC-132")
    @Tag("IMP-03")
    void every_caller_gets_what_the_row_says() {
        List<String> wrong = new ArrayList<>();
        for (String row : rows) {
            String[] cells = row.split(" +");
            String path = path(cells[1], prepared());
            for (int i = 0; i < CALLERS.length; i++) {
                String expected = cells[i + 2];
                int status = send(callers.get(CALLERS[i]), cells[0], path).status();
                boolean allowed = status / 100 == 2 || status == 400 || status == 409 || status == 422;
                boolean moved = status == 303; // a form that was taken leads on
                if (expected.equals("+") ? !allowed && !moved : status != Integer.parseInt(expected)) {
                    wrong.add(cells[0] + " " + cells[1] + " as " + CALLERS[i] + ": " + status + ", not " + expected);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @Tag("SEC-72")
    @Tag("SEC-73")
    @Tag("SEC-74")
    void what_is_not_the_callers_own_is_as_if_it_did_not_exist() {
        List<String> wrong = new ArrayList<>();
        for (String row : rows) {
            String[] cells = row.split(" +");
            if (!cells[1].contains("{client}")) {
                continue;
            }
            Things own = prepared();
            Things sibling = things(HostApp.PETRA, elsewhere);
            Things foreign = things(HostApp.OLGA, theirs);
            Things unknown = Things.unknown();
            // Whom the host lets into the staff's tree is the host's to answer.
            for (String caller :
                    cells[1].startsWith("/desk") ? List.of("petra", "lena") : List.of("nobody", "contact", "looking")) {
                boolean all = caller.equals("petra");
                List<Things> others =
                        new ArrayList<>(List.of(foreign, foreign.of(own.client()), own.of(foreign.client())));
                if (!all) {
                    others.add(sibling);
                }
                others.add(sibling.of(own.client()));
                for (Things other : others) {
                    boolean child = other.client().equals(own.client());
                    if (child && !cells[1].matches(".*\\{(id|request|contact|link|engagement|document|note)}.*")) {
                        continue;
                    }
                    Things missing = child ? unknown.of(own.client()) : unknown;
                    Answer answer = send(callers.get(caller), cells[0], path(cells[1], other));
                    Answer expected = send(callers.get(caller), cells[0], path(cells[1], missing));
                    if (!seen(answer, other).equals(seen(expected, missing))) {
                        wrong.add("%s %s as %s for %s: %s%n not %s"
                                .formatted(
                                        cells[0],
                                        cells[1],
                                        caller,
                                        other,
                                        seen(answer, other),
                                        seen(expected, missing)));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The answer without what differs from one request to the next, and without the names that were sent. */
    private static String seen(Answer answer, Things sent) {
        TreeMap<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.keySet().removeAll(List.of("date", "connection", "keep-alive", "content-length"));
        String all = answer.status() + " " + headers + "\n" + answer.body();
        for (String name : sent.names()) {
            all = all.replace(name, "-");
        }
        return all.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "_csrf");
    }

    private Answer send(Browser caller, String verb, String path) {
        if (path.startsWith("/portal")) {
            caller.withToken();
        } else if (STAFF.stream().anyMatch(name -> callers.get(name) == caller)) {
            caller.renewed();
        }
        boolean upload = verb.equals("POST") && path.contains("/api/") && path.endsWith("/documents");
        return caller.send(
                verb,
                upload ? path + "?name=a.pdf&folder=Tax" : path,
                body(verb, path),
                "If-Match",
                "\"MQ\"",
                "Content-Type",
                path.contains("/api/") ? "application/json" : "application/x-www-form-urlencoded");
    }

    private static String path(String pattern, Things things) {
        return pattern.replace("{client}", things.client())
                .replace("/requests/{id}", "/requests/" + things.request())
                .replace("/proposals/{id}", "/proposals/" + things.request())
                .replace("{request}", things.request())
                .replace("{contact}", things.contact())
                .replace("/links/{id}", "/links/" + things.link())
                .replace("{link}", things.link())
                .replace("{engagement}", things.engagement())
                .replace("{document}", things.document())
                .replace("{note}", things.note())
                .replace("{id}", uuid())
                .replace("{act}", "end")
                .replace("{key}", "newsletter")
                .replace("{name}", "none.css")
                .replace("{version}", "1")
                .replace("{token}", "T".repeat(43));
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }

    /** The callers, signed in, and what they may ask for; anew where the last request has changed it. */
    private Things prepared() {
        if (callers == null) {
            elsewhere = newClient();
            theirs = practice.client(HostApp.OLGA);
            practice.clientOnce(HostApp.PETRA, HostApp.LENAS);
            callers = new LinkedHashMap<>();
            callers.put("nobody", Browser.at(port));
            callers.put("petra", petra());
            callers.put("lena", Browser.at(port).staff("lena"));
            callers.put("olga", Browser.atOther(port).staff("olga"));
            callers.put("unknown", Browser.at(port).staff("nobody"));
        }
        if (!callers.containsKey("contact") || !told.equals(told())) {
            callers.put("contact", reader(HostApp.PETRA, HostApp.LENAS));
            callers.put("stranger", reader(HostApp.PETRA, elsewhere));
            callers.put("foreign", reader(HostApp.OLGA, theirs));
            callers.put("ended", contactOf(HostApp.LENAS));
            String ended = id(callers.get("ended"));
            callers.put("disabled", contactOf(HostApp.LENAS));
            String disabled = id(callers.get("disabled"));
            var access = portal.as(HostApp.PETRA).client(HostApp.LENAS).access();
            access.contacts().forEach(contact -> {
                if (contact.id().toString().equals(ended)) {
                    // Ending the last grant disables; with another one the session runs on.
                    portal.as(HostApp.PETRA).client(elsewhere).access().addKnown(contact.email(), Set.of(Area.PROFILE));
                    access.end(contact.id());
                } else if (contact.id().toString().equals(disabled)) {
                    access.disable(contact.id());
                }
            });
            callers.put("looking", practice.looking(HostApp.PETRA, callers.get("contact")));
            told = told();
        }
        return things(HostApp.PETRA, HostApp.LENAS);
    }

    /** A contact of the client, signed in, who may read documents too. */
    private Browser reader(Staff staff, ClientId client) {
        Browser contact = practice.contact(staff, client);
        ContactId id = new ContactId(UUID.fromString(id(contact)));
        portal.as(staff).client(client).access().grant(id, EnumSet.of(Area.PROFILE, Area.DOCUMENTS), null);
        return contact;
    }

    /** Who the contacts are and what they may enter; another one than it was where a request has changed it. */
    private Map<String, String> told() {
        Map<String, String> told = new TreeMap<>();
        for (String caller : List.of("contact", "stranger", "foreign", "ended", "disabled", "looking")) {
            Answer me = callers.get(caller).get("/portal/api/v1/me");
            told.put(caller, me.status() + " " + me.body());
        }
        return told;
    }

    private static String id(Browser contact) {
        return contact.get("/portal/api/v1/me").json().get("contact").asString();
    }

    /** A client with one request that waits, of the contact that came last. */
    private Things things(Staff staff, ClientId client) {
        Profile profile = portal.as(staff).client(client).profile();
        for (ChangeRequest old : profile.queue()) {
            profile.rejectAll(old.id(), "cleared", new Reply("", false, ""));
        }
        Browser contact =
                callers.get(client.equals(HostApp.LENAS) ? "contact" : client.equals(theirs) ? "foreign" : "stranger");
        String request = practice.waiting(contact.withToken(), client, "Name " + uuid());
        String id = id(contact);
        List<Link> links = portal.as(staff).client(client).links().list();
        Engagements engagements = portal.as(staff).client(client).engagements();
        EngagementId engagement =
                engagements.add(EngagementDraft.named("Engagement")).id();
        engagements.share(engagement, Audience.EVERYBODY);
        engagements.takeNotes(engagement, true);
        NoteId note = portal.as(new Contact(staff.firm(), new ContactId(UUID.fromString(id))))
                .client(client)
                .notes()
                .write(engagement, "Matrix");
        return new Things(
                client.value(),
                request,
                id,
                links.get(0).id().toString(),
                engagement.value(),
                document(staff, client),
                note.toString());
    }

    /** A document of the firm that all contacts of the client see. */
    private String document(Staff staff, ClientId client) {
        ClientSpace space = portal.as(staff).client(client);
        String pdf = "%PDF-1.4\n% " + uuid() + "\n%%EOF\n";
        return space.documents()
                .upload(
                        NewDocument.of("letter.pdf", "Tax").sharedWith(Readership.EVERYBODY),
                        new ByteArrayInputStream(pdf.getBytes(StandardCharsets.US_ASCII)))
                .id()
                .toString();
    }
}
