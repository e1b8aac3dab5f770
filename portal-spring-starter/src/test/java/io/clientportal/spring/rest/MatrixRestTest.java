package io.clientportal.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.kernel.ClientId;
import io.clientportal.spring.host.Browser;
import io.clientportal.spring.host.HostApp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint with every kind of caller. A row says what each of them gets: the status, where + is whatever a caller
 * gets who may do it ({@code 2xx}, or a refusal of what was sent). An endpoint without a row fails.
 */
@Tag("SEC-72")
@Tag("SEC-132")
@Tag("IMP-03")
class MatrixRestTest extends RestTest {

    /**
     * Nobody, a contact of the client, of another client, of another firm; the partner, limited staff, other firm's, and the
     * partner's browser while it looks as the contact, which below the desk is nobody's. */
    private static final String[] CALLERS = {
        "nobody", "contact", "stranger", "foreign", "petra", "lena", "olga", "unknown", "looking"
    };

    private static final String[] ROWS = {
        //                                                     nobody contact stranger foreign petra lena olga unknown looking
        "GET    /portal/api/v1/openapi.yaml                     + + + + + + + + +",
        "GET    /portal/api/v1/session                          + + + + + + + + +",
        "DELETE /portal/api/v1/session                          + + + + + + + + +",
        "GET    /portal/api/v1/links/{token}                    404 404 404 404 404 404 404 404 404",
        "POST   /portal/api/v1/links/{token}/challenge          404 404 404 404 404 404 404 404 404",
        "POST   /portal/api/v1/challenges/{id}/codes            404 404 404 404 404 404 404 404 404",
        "POST   /portal/api/v1/challenges/{id}/proof            404 404 404 404 404 404 404 404 404",
        "GET    /portal/api/v1/me                               401 + + + 401 401 401 401 +",
        "GET    /portal/api/v1/clients/{client}/profile         401 + 404 404 401 401 401 401 +",
        "POST   /portal/api/v1/clients/{client}/profile/proposals            401 + 404 404 401 401 401 401 403",
        "POST   /portal/api/v1/clients/{client}/profile/proposals/preview    401 + 404 404 401 401 401 401 403",
        "GET    /portal/api/v1/clients/{client}/profile/proposals            401 + 404 404 401 401 401 401 +",
        "DELETE /portal/api/v1/clients/{client}/profile/proposals/{id}       401 404 404 404 401 401 401 401 403",
        "GET    /portal/api/v1/viewing                          401 404 404 404 401 401 401 401 +",
        "DELETE /portal/api/v1/viewing                          + + + + + + + + +",
        "GET    /portal/api/v1/looks                            401 + + + 401 401 401 401 +",
        "GET    /portal/api/v1/clients/{client}/engagements                  401 + 404 404 401 401 401 401 +",
        "GET    /portal/api/v1/clients/{client}/engagements/{engagement}     401 404 404 404 401 401 401 401 404",
        "GET    /portal/api/v1/clients/{client}/engagements/{engagement}/fields           401 404 404 404 401 401 401 401 404",
        "POST   /portal/api/v1/clients/{client}/engagements/{engagement}/proposals        401 404 404 404 401 401 401 401 403",
        "GET    /portal/api/v1/clients/{client}/engagements/{engagement}/proposals        401 404 404 404 401 401 401 401 404",
        "DELETE /portal/api/v1/clients/{client}/engagements/{engagement}/proposals/{id}   401 404 404 404 401 401 401 401 403",
        "GET    /desk/api/v1/waiting                            302 302 302 302 + 403 + 404 302",
        "GET    /desk/api/v1/bell                               302 302 302 302 + + + 404 302",
        "POST   /desk/api/v1/bell/read                          403 403 403 403 + + + 404 403",
        "GET    /desk/api/v1/outbox                             302 302 302 302 + 403 + 404 302",
        "GET    /desk/api/v1/outbox/dead-letters                302 302 302 302 + 403 + 404 302",
        "POST   /desk/api/v1/outbox/dead-letters/{id}/retry     403 403 403 403 + 403 + 404 403",
        "GET    /desk/api/v1/settings                           302 302 302 302 + 403 + 404 302",
        "PUT    /desk/api/v1/settings                           403 403 403 403 + + + 404 403",
        "GET    /desk/api/v1/clients/{client}/requests          302 302 302 302 + 403 404 404 302",
        "GET    /desk/api/v1/clients/{client}/requests/{id}     302 302 302 302 404 403 404 404 302",
        "PATCH  /desk/api/v1/clients/{client}/requests/{id}/decisions        403 403 403 403 404 403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/requests/{id}/accept-rest      403 403 403 403 404 403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/requests/{id}/apply            403 403 403 403 404 403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/requests/{id}/reject           403 403 403 403 404 403 404 404 403",
        "GET    /desk/api/v1/clients/{client}/record            302 302 302 302 + + 404 404 302",
        "GET    /desk/api/v1/clients/{client}/history           302 302 302 302 + + 404 404 302",
        "GET    /desk/api/v1/clients/{client}/activity          302 302 302 302 + + 404 404 302",
        "GET    /desk/api/v1/clients/{client}/mails             302 302 302 302 + + 404 404 302",
        "GET    /desk/api/v1/clients/{client}/contacts          302 302 302 302 + + 404 404 302",
        "POST   /desk/api/v1/clients/{client}/contacts          403 403 403 403 + 403 404 404 403",
        "PUT    /desk/api/v1/clients/{client}/contacts/{contact}/grant       403 403 403 403 404 403 404 404 403",
        "DELETE /desk/api/v1/clients/{client}/contacts/{contact}/grant       403 403 403 403 404 403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/disable     403 403 403 403 404 403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/enable      403 403 403 403 404 403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/release     403 403 403 403 404 403 404 404 403",
        "GET    /desk/api/v1/clients/{client}/links             302 302 302 302 + + 404 404 302",
        "POST   /desk/api/v1/clients/{client}/links             403 403 403 403 + 403 404 404 403",
        "DELETE /desk/api/v1/clients/{client}/links/{id}        403 403 403 403 404 403 404 404 403",
        "POST   /desk/api/v1/viewing                            403 403 403 403 404 403 404 404 403",
        "GET    /desk/api/v1/viewing                            302 302 302 302 404 404 404 404 302",
        "DELETE /desk/api/v1/viewing                            403 403 403 403 + + + 404 403",
        "GET    /desk/api/v1/clients/{client}/engagement-form   302 302 302 302 + + 404 404 302",
        "GET    /desk/api/v1/clients/{client}/engagements       302 302 302 302 + + 404 404 302",
        "POST   /desk/api/v1/clients/{client}/engagements       403 403 403 403 + + 404 404 403",
        "GET    /desk/api/v1/clients/{client}/engagements/{engagement}       302 302 302 302 404 404 404 404 302",
        "PUT    /desk/api/v1/clients/{client}/engagements/{engagement}       403 403 403 403 404 404 404 404 403",
        "POST   /desk/api/v1/clients/{client}/engagements/{engagement}/close 403 403 403 403 404 404 404 404 403",
        "GET    /desk/api/v1/clients/{client}/engagements/{engagement}/readers            302 302 302 302 404 404 404 404 302",
        "PUT    /desk/api/v1/clients/{client}/engagements/{engagement}/sharing            403 403 403 403 404 403 404 404 403",
    };

    /** What is sent where a body is asked for; well formed, so that the caller's right decides. */
    private static final Map<String, String> BODIES = Map.of(
            "/proposals", "{\"values\":{\"name\":\"Matrix\"}}",
            "/proposals/preview", "{\"values\":{\"name\":\"Matrix\"}}",
            "/proof", "{\"code\":\"000000\"}",
            "/decisions", "{\"decisions\":[{\"path\":\"name\",\"verdict\":\"ACCEPT\"}]}",
            "/reject", "{\"reason\":\"because\"}",
            "/contacts", "{\"name\":\"M\",\"email\":\"%s@client.example\",\"areas\":[\"PROFILE\"]}",
            "/grant", "{\"areas\":[\"PROFILE\"]}",
            "/links", "{\"name\":\"M\",\"email\":\"%s@client.example\"}",
            "/challenge", "",
            "/codes", "");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Test
    void every_endpoint_has_a_row() {
        Set<String> endpoints = new TreeSet<>();
        mappings.getHandlerMethods().forEach((mapping, method) -> {
            if (method.getBeanType().getPackageName().equals("io.clientportal.spring.rest")) {
                for (String path : mapping.getPatternValues()) {
                    for (RequestMethod verb : mapping.getMethodsCondition().getMethods()) {
                        endpoints.add(verb + " " + path);
                    }
                }
            }
        });
        Set<String> rows = new TreeSet<>();
        for (String row : ROWS) {
            String[] cells = row.split(" +");
            rows.add(cells[0] + " " + cells[1]);
        }
        assertThat(rows).isEqualTo(endpoints);
    }

    @Test
    void every_caller_gets_what_the_row_says() {
        ClientId client = practice.client(HostApp.PETRA, HostApp.LENAS);
        List<String> wrong = new ArrayList<>();
        for (String row : ROWS) {
            Map<String, Browser> callers = callers(client);
            String[] cells = row.split(" +");
            for (int i = 0; i < CALLERS.length; i++) {
                Browser caller = callers.get(CALLERS[i]);
                if (cells[1].startsWith("/portal")) {
                    caller.withToken();
                }
                String expected = cells[i + 2];
                int status = caller.send(
                                cells[0], path(cells[1], client), body(cells[0], cells[1]), "If-Match", "\"MQ\"")
                        .status();
                boolean allowed = status / 100 == 2 || status == 400 || status == 409 || status == 422;
                if (expected.equals("+") ? !allowed : status != Integer.parseInt(expected)) {
                    wrong.add(cells[0] + " " + cells[1] + " as " + CALLERS[i] + ": " + status + ", not " + expected);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private ClientId elsewhere;
    private ClientId theirs;
    private Browser staff;
    private Browser limited;
    private Browser others;
    private Browser stranger;

    private Map<String, Browser> callers(ClientId client) {
        if (elsewhere == null) {
            elsewhere = newClient();
            theirs = practice.client(HostApp.OLGA);
            staff = petra();
            limited = Browser.at(port).staff("lena");
            others = Browser.atOther(port).staff("olga");
            stranger = Browser.at(port).staff("nobody");
        }
        Map<String, Browser> callers = new LinkedHashMap<>();
        callers.put("nobody", Browser.at(port));
        Browser contact = contactOf(client);
        callers.put("contact", contact);
        callers.put("stranger", contactOf(elsewhere));
        callers.put("foreign", practice.contact(HostApp.OLGA, theirs));
        callers.put("petra", staff.renewed());
        callers.put("lena", limited.renewed());
        callers.put("olga", others.renewed());
        callers.put("unknown", stranger.renewed());
        callers.put("looking", practice.looking(HostApp.PETRA, contact));
        return callers;
    }

    private static String path(String pattern, ClientId client) {
        return pattern.replace("{client}", client.value())
                .replace("{token}", "T".repeat(43))
                .replaceAll("\\{(id|contact|engagement)}", UUID.randomUUID().toString());
    }

    private String body(String verb, String path) {
        if (verb.equals("GET") || verb.equals("DELETE")) {
            return "";
        }
        if (path.endsWith("/settings")) {
            return "{}";
        }
        if (path.equals("/desk/api/v1/viewing")) {
            return "{\"contact\":\"" + UUID.randomUUID() + "\",\"reason\":\"Because of the matrix\"}";
        }
        if (path.endsWith("/engagements")) {
            return "{\"name\":\"Matrix\"}";
        }
        return BODIES.entrySet().stream()
                .filter(entry -> path.endsWith(entry.getKey()))
                .map(entry -> entry.getValue().formatted(UUID.randomUUID()))
                .findFirst()
                .orElse("{}");
    }
}
