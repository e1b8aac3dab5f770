package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.ClientSpace;
import io.clientportal.access.ContactAccess;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.Visitor;
import io.clientportal.signin.Challenge;
import io.clientportal.signin.SignIn;
import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** "Manage portal" as staff use it, over HTTP. */
abstract class AccessPages extends PagesOverHttp {

    ClientSpace space(Guest guest) {
        return portal.as(PagesHost.JONAS).client(guest.client());
    }

    ContactAccess contact(Guest guest, ContactId id) {
        return space(guest).access().contacts().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    ContactAccess contact(Guest guest) {
        return contact(guest, guest.contact().id());
    }

    static String access(Guest guest) {
        return "/desk/clients/" + guest.client() + "/access";
    }

    static String page(Guest guest, ContactId contact) {
        return "/desk/clients/" + guest.client() + "/contacts/" + contact;
    }

    static String page(Guest guest) {
        return page(guest, guest.contact().id());
    }

    Map<String, String> form(String staff, String path) {
        Map<String, String> form = new LinkedHashMap<>();
        String csrf = formOf(get(staff, path).body()).get("_csrf");
        if (csrf != null) {
            form.put("_csrf", csrf);
        }
        return form;
    }

    /** Does something to the guest's contact, by whatever form is on the page for it. */
    HttpResponse<String> take(Guest guest, ContactId contact, String act, String... inputs) {
        Map<String, String> form = form("jonas", page(guest, contact));
        for (int i = 0; i < inputs.length; i += 2) {
            form.put(inputs[i], inputs[i + 1]);
        }
        return post("jonas", page(guest, contact) + "/" + act, form);
    }

    String done(Guest guest, ContactId contact, String act, String... inputs) {
        HttpResponse<String> answer = take(guest, contact, act, inputs);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return get("jonas", answer.headers().firstValue("Location").orElseThrow())
                .body();
    }

    String done(Guest guest, String act, String... inputs) {
        return done(guest, guest.contact().id(), act, inputs);
    }

    ContactId invited(Guest guest, String email) {
        Map<String, String> form =
                formOf(get("jonas", access(guest) + "/invite").body());
        form.put("who", "other");
        form.put("name", "Tom Weber");
        form.put("email", email);
        form.put("area", "PROFILE");
        HttpResponse<String> answer = post("jonas", access(guest) + "/invite", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        String path = answer.headers().firstValue("Location").orElseThrow();
        assertThat(get("jonas", path).body()).contains("The invitation to Tom Weber is on its way");
        return new ContactId(UUID.fromString(path.replaceAll(".*/contacts/", "").replaceAll("\\?.*", "")));
    }

    /** A contact with a login account. */
    ContactId setUp(Guest guest, String email) {
        ContactId tom = invited(guest, email);
        SignIn door = portal.as(new Visitor(PagesHost.FIRM));
        String browser = SignIn.browserSecret();
        String token = mailed("/([A-Za-z0-9_-]{43})", email);
        Challenge challenge = door.begin(token, browser, null);
        door.setUp().prove(challenge.id(), browser, mailed("\\b(\\d{6})\\b", email));
        door.setUp().accept(challenge.id(), browser, "violet teapot under gravel");
        return tom;
    }

    static String address() {
        return UUID.randomUUID() + "@example.com";
    }
}
