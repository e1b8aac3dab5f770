package io.clientportal.spring.rest;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The whole REST API with every kind of caller. */
class MatrixRestTest extends AccessMatrix {

    private static final String[] ROWS = {
        // nobody contact stranger foreign ended disabled petra lena olga unknown looking
        "GET    /portal/api/v1/openapi.yaml                                             +   +   +   +   +   +   +   +   +   +   +",
        "GET    /portal/api/v1/session                                                  +   +   +   +   +   +   +   +   +   +   +",
        "DELETE /portal/api/v1/session                                                  +   +   +   +   +   +   +   +   +   +   +",
        "GET    /portal/api/v1/links/{token}                                            404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/api/v1/links/{token}/challenge                                  404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/api/v1/challenges/{id}/codes                                    404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/api/v1/challenges/{id}/proof                                    404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/api/v1/session                                                  +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/api/v1/session/tokens                                           401 +   +   +   +   401 401 401 401 401 401",
        "POST   /portal/api/v1/tokens                                                   +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/api/v1/tokens/refresh                                           401 401 401 401 401 401 401 401 401 401 401",
        "POST   /portal/api/v1/tokens/end                                               +   +   +   +   +   +   +   +   +   +   +",
        "GET    /portal/api/v1/jwks.json                                                +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/api/v1/links/{token}/renewal                                    +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/api/v1/links/{token}/password                                   404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/api/v1/sign-in-links                                            +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/api/v1/password-resets                                          +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/api/v1/accounts                                                 +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/api/v1/challenges/{id}/invitation                               404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/api/v1/challenges/{id}/password                                 404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/api/v1/challenges/{id}/address                                  404 404 404 404 404 404 404 404 404 404 404",
        "GET    /portal/api/v1/account                                                  401 +   +   +   +   401 401 401 401 401 403",
        "GET    /portal/api/v1/account/sessions                                         401 +   +   +   +   401 401 401 401 401 403",
        "DELETE /portal/api/v1/account/sessions                                         401 +   +   +   +   401 401 401 401 401 403",
        "DELETE /portal/api/v1/account/sessions/{id}                                    401 +   +   +   +   401 401 401 401 401 403",
        "GET    /portal/api/v1/account/devices                                          401 +   +   +   +   401 401 401 401 401 403",
        "DELETE /portal/api/v1/account/devices/{id}                                     401 +   +   +   +   401 401 401 401 401 403",
        "PUT    /portal/api/v1/account/password                                         401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/api/v1/account/address                                          401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/api/v1/session/passkey/question                                 +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/api/v1/session/passkey                                          +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/api/v1/challenges/{id}/passkey/question                         404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/api/v1/challenges/{id}/passkey                                  404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/api/v1/links/{token}/passkey/question                           404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/api/v1/links/{token}/passkey                                    404 404 404 404 404 404 404 404 404 404 404",
        "GET    /portal/api/v1/account/passkeys                                         401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/api/v1/account/passkeys/question                                401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/api/v1/account/passkeys                                         401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/api/v1/account/passkeys/{id}/removal                            401 +   +   +   +   401 401 401 401 401 403",
        "DELETE /portal/api/v1/account/address                                          401 +   +   +   +   401 401 401 401 401 403",
        "GET    /portal/api/v1/me                                                       401 +   +   +   +   401 401 401 401 401 +",
        "GET    /portal/api/v1/clients/{client}/profile                                 401 +   404 404 404 401 401 401 401 401 +",
        "POST   /portal/api/v1/clients/{client}/profile/proposals                       401 +   404 404 404 401 401 401 401 401 403",
        "POST   /portal/api/v1/clients/{client}/profile/proposals/preview               401 +   404 404 404 401 401 401 401 401 403",
        "GET    /portal/api/v1/clients/{client}/profile/proposals                       401 +   404 404 404 401 401 401 401 401 +",
        "DELETE /portal/api/v1/clients/{client}/profile/proposals/{id}                  401 +   404 404 404 401 401 401 401 401 403",
        "GET    /portal/api/v1/viewing                                                  401 404 404 404 404 401 401 401 401 401 +",
        "DELETE /portal/api/v1/viewing                                                  +   +   +   +   +   +   +   +   +   +   +",
        "GET    /portal/api/v1/looks                                                    401 +   +   +   +   401 401 401 401 401 +",
        "GET    /portal/api/v1/clients/{client}/engagements                             401 +   404 404 404 401 401 401 401 401 +",
        "GET    /portal/api/v1/clients/{client}/engagements/{engagement}                401 +   404 404 404 401 401 401 401 401 +",
        "GET    /portal/api/v1/clients/{client}/engagements/{engagement}/fields         401 +   404 404 404 401 401 401 401 401 +",
        "POST   /portal/api/v1/clients/{client}/engagements/{engagement}/proposals      401 +   404 404 404 401 401 401 401 401 403",
        "GET    /portal/api/v1/clients/{client}/engagements/{engagement}/proposals      401 +   404 404 404 401 401 401 401 401 +",
        "DELETE /portal/api/v1/clients/{client}/engagements/{engagement}/proposals/{id} 401 404 404 404 404 401 401 401 401 401 403",
        "GET    /portal/api/v1/clients/{client}/notes                                   401 +   404 404 404 401 401 401 401 401 +",
        "POST   /portal/api/v1/clients/{client}/engagements/{engagement}/notes          401 +   404 404 404 401 401 401 401 401 403",
        "GET    /portal/api/v1/clients/{client}/notes/{note}                            401 +   404 404 404 401 401 401 401 401 +",
        "PUT    /portal/api/v1/clients/{client}/notes/{note}                            401 +   404 404 404 401 401 401 401 401 403",
        "DELETE /portal/api/v1/clients/{client}/notes/{note}                            401 +   404 404 404 401 401 401 401 401 403",
        "GET    /desk/api/v1/waiting                                                    302 302 302 302 302 302 +   403 +   404 302",
        "GET    /desk/api/v1/bell                                                       302 302 302 302 302 302 +   +   +   404 302",
        "POST   /desk/api/v1/bell/read                                                  403 403 403 403 403 403 +   +   +   404 403",
        "GET    /desk/api/v1/outbox                                                     302 302 302 302 302 302 +   403 +   404 302",
        "GET    /desk/api/v1/outbox/dead-letters                                        302 302 302 302 302 302 +   403 +   404 302",
        "POST   /desk/api/v1/outbox/dead-letters/{id}/retry                             403 403 403 403 403 403 +   403 +   404 403",
        "GET    /desk/api/v1/activity                                                   302 302 302 302 302 302 +   +   +   404 302",
        "GET    /desk/api/v1/settings                                                   302 302 302 302 302 302 +   403 +   404 302",
        "PUT    /desk/api/v1/settings                                                   403 403 403 403 403 403 +   403 +   404 403",
        "GET    /desk/api/v1/clients                                                    302 302 302 302 302 302 +   +   +   404 302",
        "GET    /desk/api/v1/clients/{client}/requests                                  302 302 302 302 302 302 +   403 404 404 302",
        "GET    /desk/api/v1/clients/{client}/requests/{id}                             302 302 302 302 302 302 +   403 404 404 302",
        "PATCH  /desk/api/v1/clients/{client}/requests/{id}/decisions                   403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/requests/{id}/accept-rest                 403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/requests/{id}/apply                       403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/requests/{id}/reject                      403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/api/v1/clients/{client}/record                                    302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/api/v1/clients/{client}/history                                   302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/api/v1/clients/{client}/activity                                  302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/api/v1/clients/{client}/mails                                     302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/api/v1/clients/{client}/contacts                                  302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/api/v1/clients/{client}/contacts                                  403 403 403 403 403 403 +   403 404 404 403",
        "PUT    /desk/api/v1/clients/{client}/contacts/{contact}/grant                  403 403 403 403 403 403 +   403 404 404 403",
        "DELETE /desk/api/v1/clients/{client}/contacts/{contact}/grant                  403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/disable                403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/enable                 403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/release                403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/api/v1/clients/{client}/links                                     302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/api/v1/clients/{client}/links                                     403 403 403 403 403 403 +   403 404 404 403",
        "DELETE /desk/api/v1/clients/{client}/links/{id}                                403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/api/v1/viewing                                                    403 403 403 403 403 403 404 403 404 404 403",
        "GET    /desk/api/v1/viewing                                                    302 302 302 302 302 302 +   404 404 404 302",
        "DELETE /desk/api/v1/viewing                                                    403 403 403 403 403 403 +   +   +   404 403",
        "GET    /desk/api/v1/clients/{client}/engagement-form                           302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/api/v1/clients/{client}/engagements                               302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/api/v1/clients/{client}/engagements                               403 403 403 403 403 403 +   +   404 404 403",
        "GET    /desk/api/v1/clients/{client}/engagements/{engagement}                  302 302 302 302 302 302 +   +   404 404 302",
        "PUT    /desk/api/v1/clients/{client}/engagements/{engagement}                  403 403 403 403 403 403 +   +   404 404 403",
        "POST   /desk/api/v1/clients/{client}/engagements/{engagement}/close            403 403 403 403 403 403 +   +   404 404 403",
        "PUT    /desk/api/v1/clients/{client}/engagements/{engagement}/sharing          403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/api/v1/clients/{client}/engagements/{engagement}/readers          302 302 302 302 302 302 +   +   404 404 302",
        "PUT    /desk/api/v1/clients/{client}/engagements/{engagement}/takes-notes      403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/api/v1/clients/{client}/notes                                     302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/api/v1/clients/{client}/notes                                     403 403 403 403 403 403 +   +   404 404 403",
        "GET    /desk/api/v1/clients/{client}/notes/{note}                              302 302 302 302 302 302 +   +   404 404 302",
        "PUT    /desk/api/v1/clients/{client}/notes/{note}                              403 403 403 403 403 403 +   +   404 404 403",
        "DELETE /desk/api/v1/clients/{client}/notes/{note}                              403 403 403 403 403 403 +   403 404 404 403",
        "PUT    /desk/api/v1/clients/{client}/notes/{note}/sharing                      403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/api/v1/clients/{client}/notes/{note}/readers                      302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/api/v1/clients/{client}/invitations                               403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/api/v1/clients/{client}/contacts/{contact}                        302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/invitation             403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/invitation/copy        403 403 403 403 403 403 +   403 404 404 403",
        "DELETE /desk/api/v1/clients/{client}/contacts/{contact}/invitation             403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/suspend                403 403 403 403 403 403 +   +   404 404 403",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/resume                 403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/renew-name             403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/api/v1/clients/{client}/contacts/{contact}/address                302 302 302 302 302 302 404 404 404 404 302",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/address                403 403 403 403 403 403 +   403 404 404 403",
        "DELETE /desk/api/v1/clients/{client}/contacts/{contact}/address                403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/reset                  403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/api/v1/clients/{client}/contacts/{contact}/sessions               302 302 302 302 302 302 +   +   404 404 302",
        "DELETE /desk/api/v1/clients/{client}/contacts/{contact}/sessions               403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/api/v1/clients/{client}/contacts/{contact}/passkeys               302 302 302 302 302 302 +   +   404 404 302",
        "DELETE /desk/api/v1/clients/{client}/contacts/{contact}/passkeys               403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/api/v1/clients/{client}/contacts/{contact}/devices                302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/api/v1/clients/{client}/contacts/{contact}/mails                  302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/api/v1/clients/{client}/contacts/{contact}/activity               302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/api/v1/clients/{client}/contacts/{contact}/earlier                302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/api/v1/clients/{client}/contacts/{contact}/engagements            302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/api/v1/clients/{client}/contacts/{contact}/engagements            403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/api/v1/clients/{client}/requests/{id}/affected-logins             302 302 302 302 302 302 +   403 404 404 302",
    };

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("/invitations", "{\"name\":\"M\",\"email\":\"%s@client.example\",\"areas\":[\"PROFILE\"]}"),
            Map.entry("/address", "{\"email\":\"%s@client.example\"}"),
            Map.entry("/proposals", "{\"values\":{\"name\":\"Matrix\"}}"),
            Map.entry("/proposals/preview", "{\"values\":{\"name\":\"Matrix\"}}"),
            Map.entry("/proof", "{\"code\":\"000000\"}"),
            Map.entry("/decisions", "{\"decisions\":[{\"path\":\"name\",\"verdict\":\"ACCEPT\"}]}"),
            Map.entry("/reject", "{\"reason\":\"because\"}"),
            Map.entry("/contacts", "{\"name\":\"M\",\"email\":\"%s@client.example\",\"areas\":[\"PROFILE\"]}"),
            Map.entry("/grant", "{\"areas\":[\"PROFILE\"]}"),
            Map.entry("/links", "{\"name\":\"M\",\"email\":\"%s@client.example\"}"),
            Map.entry("/challenge", ""),
            Map.entry("/codes", ""));

    /** The contacts' own, by the end of the path. */
    private static final List<Map.Entry<String, String>> DOOR = List.of(
            Map.entry("/account/password", "{\"present\":\"a\",\"password\":\"b\"}"),
            Map.entry("/account/address", "{\"present\":\"a\",\"email\":\"%s@client.example\"}"),
            Map.entry("/v1/session", "{\"email\":\"%s@client.example\",\"password\":\"a\"}"),
            Map.entry("/v1/tokens", "{\"email\":\"%s@client.example\",\"password\":\"a\"}"),
            Map.entry("/refresh", "{\"refresh\":\"a\"}"),
            Map.entry("/end", "{\"refresh\":\"a\"}"),
            Map.entry("/password", "{\"password\":\"three quiet herons\"}"),
            Map.entry("/sign-in-links", "{\"email\":\"%s@client.example\"}"),
            Map.entry("/password-resets", "{\"email\":\"%s@client.example\"}"),
            Map.entry("/accounts", "{\"email\":\"%s@client.example\"}"),
            Map.entry("/invitation", "{\"code\":\"000000\"}"),
            Map.entry("/address", "{\"code\":\"000000\"}"));

    MatrixRestTest() {
        super("io.clientportal.spring.rest", ROWS);
    }

    @Override
    String body(String verb, String path) {
        if (verb.equals("GET") || verb.equals("DELETE")) {
            return "";
        }
        if (path.equals("/desk/api/v1/viewing")) {
            return "{\"contact\":\"" + UUID.randomUUID() + "\",\"reason\":\"Because of the matrix\"}";
        }
        return Stream.concat(path.startsWith("/portal") ? DOOR.stream() : Stream.empty(), BODIES.entrySet().stream())
                .filter(entry -> path.endsWith(entry.getKey()))
                .map(entry -> entry.getValue().formatted(UUID.randomUUID()))
                .findFirst()
                .orElse("{}");
    }
}
