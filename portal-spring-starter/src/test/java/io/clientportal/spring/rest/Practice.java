package io.clientportal.spring.rest;

import io.clientportal.Portal;
import io.clientportal.access.NewContact;
import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.Choice;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldKey;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Value;
import io.clientportal.fields.Values;
import io.clientportal.firms.ProfileSettings;
import io.clientportal.firms.Settings;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Staff;
import io.clientportal.memory.RecordingMailer;
import io.clientportal.notices.Mail;
import io.clientportal.signin.Target;
import io.clientportal.spring.host.Browser;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two firms of the host at work, and contacts who sign in over HTTP. */
final class Practice {

    private static final Pattern LINK = Pattern.compile("/portal/l/([A-Za-z0-9_-]{43})");
    private static final Pattern CODE = Pattern.compile("\\b([0-9]{6})\\b");

    final Portal portal;
    final RecordingMailer mailer;
    final int port;
    /** The path that the application lies at. */
    final String context;

    Practice(Portal portal, RecordingMailer mailer, int port, String context) {
        this.portal = portal;
        this.mailer = mailer;
        this.port = port;
        this.context = context;
    }

    /** Opens the profile with a field of every permission. */
    void open(Staff staff) {
        Settings settings = portal.as(staff).settings();
        Settings.Current current = settings.read();
        if (!current.settings().profile().open()) {
            settings.save(
                    current.settings()
                            .with(ProfileSettings.DEFAULT.with(fields()).opened(true)),
                    current.version());
        }
    }

    private static List<FieldDefinition> fields() {
        return List.of(
                BuiltInFields.get("name").with(FieldPermission.PROPOSE),
                BuiltInFields.get("occupation").with(FieldPermission.PROPOSE),
                BuiltInFields.get("date_of_birth").with(FieldPermission.PROPOSE),
                BuiltInFields.get("contacts").with(FieldPermission.PROPOSE),
                FieldDefinition.of("staff_count", FieldType.NUMBER, "Employees", "Work")
                        .with(FieldPermission.PROPOSE),
                FieldDefinition.of("newsletter", FieldType.YES_NO, "Newsletter", "Other")
                        .with(FieldPermission.PROPOSE),
                FieldDefinition.of(
                                "topics",
                                FieldType.CHOICES,
                                "Topics",
                                "Other",
                                List.of(new Choice("tax", "Tax"), new Choice("law", "Law")))
                        .with(FieldPermission.PROPOSE),
                FieldDefinition.of("client_number", FieldType.TEXT, "Client number", "Other")
                        .with(FieldPermission.VIEW),
                FieldDefinition.of("credit_rating", FieldType.TEXT, "Credit rating", "Internal"));
    }

    ClientId client(Staff staff) {
        return client(staff, new ClientId("client-" + UUID.randomUUID()));
    }

    ClientId client(Staff staff, ClientId id) {
        portal.as(staff)
                .addClient(
                        id,
                        ClientName.of("Nora North"),
                        Values.of(Map.of(
                                new FieldKey("name"), Value.of("Nora North"),
                                new FieldKey("occupation"), Value.of("Baker"),
                                new FieldKey("client_number"), Value.of("4711"),
                                new FieldKey("credit_rating"), Value.of("doubtful-c"))));
        return id;
    }

    /** A client that several tests share. */
    void clientOnce(Staff staff, ClientId id) {
        try {
            portal.as(staff).client(id).profile().record();
        } catch (PortalException.NotFound e) {
            client(staff, id);
        }
    }

    /** A contact of the client, signed in. */
    Browser contact(Staff staff, ClientId client) {
        return signIn(staff, link(staff, client, UUID.randomUUID() + "@client.example"));
    }

    /** A browser in which a staff member looks as a contact who is signed in elsewhere. */
    Browser looking(Staff staff, Browser contact) {
        ContactId id = new ContactId(UUID.fromString(
                contact.get("/portal/api/v1/me").json().get("contact").asString()));
        portal.as(staff).viewings().end();
        Browser looking = browser(staff);
        looking.cookies.put(
                "portal-viewing",
                portal.as(staff).viewings().start(id, "To see what she sees").token());
        return looking.withToken();
    }

    String link(Staff staff, ClientId client, String email) {
        portal.as(staff).client(client).links().sendTo(new NewContact("Nora North", email), Target.PROFILE);
        return found(LINK, mailTo(email));
    }

    Browser browser(Staff staff) {
        return staff.firm().value().equals("other") ? Browser.atOther(port) : Browser.at(port, context);
    }

    Browser signIn(Staff staff, String token) {
        Browser browser = browser(staff).withToken();
        Browser.Answer challenge = browser.post("/portal/api/v1/links/" + token + "/challenge", "");
        if (challenge.status() != 201) {
            throw new AssertionError(challenge);
        }
        String proof = "/portal/api/v1/challenges/" + challenge.json().get("id").asString() + "/proof";
        Browser.Answer arrival = browser.post(proof, "{\"code\":\"" + code() + "\"}");
        if (arrival.status() != 200) {
            throw new AssertionError(arrival);
        }
        return browser.withToken();
    }

    /** The code of the latest e-mail. */
    String code() {
        portal.work();
        List<Mail> sent = mailer.sent();
        return found(CODE, sent.get(sent.size() - 1).text());
    }

    private String mailTo(String email) {
        portal.work();
        List<Mail> sent = mailer.sent();
        for (int i = sent.size() - 1; i >= 0; i--) {
            if (sent.get(i).to().equals(email)) {
                return sent.get(i).text();
            }
        }
        throw new AssertionError("No e-mail went to " + email);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("Not found in: " + text);
        }
        return matcher.group(1);
    }

    /** A proposal that waits: the client's name becomes another. */
    String waiting(Browser contact, ClientId client, String name) {
        Browser.Answer answer = propose(contact, client, "{\"values\":{\"name\":\"" + name + "\"}}");
        if (answer.status() != 201) {
            throw new AssertionError(answer);
        }
        return answer.json().get("id").asString();
    }

    static Browser.Answer propose(Browser contact, ClientId client, String json, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "If-Match";
        all[headers.length + 1] = contact.get(profile(client)).header("ETag");
        return contact.post(profile(client) + "/proposals", json, all);
    }

    static String profile(ClientId client) {
        return "/portal/api/v1/clients/" + client + "/profile";
    }

    static String desk(ClientId client) {
        return "/desk/api/v1/clients/" + client;
    }
}
