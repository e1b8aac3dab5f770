package io.clientportal.spring.rest;

import java.util.Map;
import java.util.UUID;

/** All pages with every kind of caller. */
class MatrixPagesTest extends AccessMatrix {

    private static final String[] ROWS = {
        // nobody contact stranger foreign ended disabled petra lena olga unknown looking
        "GET    /portal                                                                          401 +   +   +   +   401 401 401 401 401 +",
        "GET    /portal/                                                                         401 +   +   +   +   401 401 401 401 401 +",
        "GET    /portal/l/{token}                                                                404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/l/{token}                                                                404 404 404 404 404 404 404 404 404 404 404",
        "GET    /portal/code/{id}                                                                404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/code/{id}                                                                404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/code/{id}/again                                                          404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/l/{token}/password                                                       404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/l/{token}/renew                                                          +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/code/{id}/invitation                                                     404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/code/{id}/address                                                        404 404 404 404 404 404 404 404 404 404 404",
        "GET    /portal/code/{id}/password                                                       404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/code/{id}/password                                                       404 404 404 404 404 404 404 404 404 404 404",
        "GET    /portal/sign-in                                                                  +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/sign-in                                                                  +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/sign-in/link                                                             +   +   +   +   +   +   +   +   +   +   +",
        "GET    /portal/sign-in/reset                                                            +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/sign-in/reset                                                            +   +   +   +   +   +   +   +   +   +   +",
        "GET    /portal/sign-in/account                                                          +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/sign-in/account                                                          +   +   +   +   +   +   +   +   +   +   +",
        "GET    /portal/sign-in/sent                                                             +   +   +   +   +   +   +   +   +   +   +",
        "GET    /portal/account                                                                  401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/account/sessions/{id}/end                                                401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/account/sessions/end-others                                              401 +   +   +   +   401 401 401 401 401 403",
        "GET    /portal/account/devices/{id}/forget                                              401 404 404 404 404 401 401 401 401 401 403",
        "POST   /portal/account/devices/{id}/forget                                              401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/account/password                                                         401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/account/address                                                          401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/sign-in/passkey/question                                                 +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/sign-in/passkey                                                          +   +   +   +   +   +   +   +   +   +   +",
        "POST   /portal/code/{id}/passkey/question                                               404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/code/{id}/passkey                                                        404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/l/{token}/passkey/question                                               404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/l/{token}/passkey                                                        404 404 404 404 404 404 404 404 404 404 404",
        "POST   /portal/account/passkeys/question                                                401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/account/passkeys                                                         401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/account/passkeys/{id}/remove                                             401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/account/address/cancel                                                   401 +   +   +   +   401 401 401 401 401 403",
        "POST   /portal/sign-out                                                                 +   +   +   +   +   +   +   +   +   +   +",
        "GET    /portal/signed-out                                                               +   +   +   +   +   +   +   +   +   +   +",
        "GET    /portal/assets/{name}                                                            404 404 404 404 404 404 404 404 404 404 404",
        "GET    /portal/theme/{version}.css                                                      +   +   +   +   +   +   +   +   +   +   +",
        "GET    /portal/clients/{client}/profile                                                 401 +   404 404 404 401 401 401 401 401 +",
        "POST   /portal/clients/{client}/profile/edit                                            401 +   404 404 404 401 401 401 401 401 +",
        "POST   /portal/clients/{client}/profile/summary                                         401 +   404 404 404 401 401 401 401 401 403",
        "POST   /portal/clients/{client}/profile/submit                                          401 +   404 404 404 401 401 401 401 401 403",
        "GET    /portal/clients/{client}/profile/requests/{id}                                   401 +   404 404 404 401 401 401 401 401 +",
        "POST   /portal/clients/{client}/profile/requests/{id}/withdraw                          401 +   404 404 404 401 401 401 401 401 403",
        "POST   /portal/viewing/end                                                              +   +   +   +   +   +   +   +   +   +   +",
        "GET    /portal/looks                                                                    401 +   +   +   +   401 401 401 401 401 +",
        "GET    /portal/clients/{client}/engagements                                             401 +   404 404 404 401 401 401 401 401 +",
        "GET    /portal/clients/{client}/engagements/{engagement}                                401 +   404 404 404 401 401 401 401 401 +",
        "GET    /portal/clients/{client}/engagements/{engagement}/changes                        401 +   404 404 404 401 401 401 401 401 +",
        "POST   /portal/clients/{client}/engagements/{engagement}/changes/edit                   401 +   404 404 404 401 401 401 401 401 +",
        "POST   /portal/clients/{client}/engagements/{engagement}/changes/summary                401 +   404 404 404 401 401 401 401 401 403",
        "POST   /portal/clients/{client}/engagements/{engagement}/changes/submit                 401 +   404 404 404 401 401 401 401 401 403",
        "GET    /portal/clients/{client}/engagements/{engagement}/changes/requests/{id}          401 404 404 404 404 401 401 401 401 401 404",
        "POST   /portal/clients/{client}/engagements/{engagement}/changes/requests/{id}/withdraw 401 404 404 404 404 401 401 401 401 401 403",
        "POST   /portal/clients/{client}/engagements/{engagement}/notes                          401 +   404 404 404 401 401 401 401 401 403",
        "GET    /portal/clients/{client}/notes                                                   401 +   404 404 404 401 401 401 401 401 +",
        "GET    /portal/clients/{client}/notes/{note}                                            401 +   404 404 404 401 401 401 401 401 +",
        "POST   /portal/clients/{client}/notes/{note}                                            401 +   404 404 404 401 401 401 401 401 403",
        "POST   /portal/clients/{client}/notes/{note}/take-back                                  401 +   404 404 404 401 401 401 401 401 403",
        "GET    /desk                                                                            302 302 302 302 302 302 +   +   +   404 302",
        "GET    /desk/                                                                           302 302 302 302 302 302 +   +   +   404 302",
        "GET    /desk/bell                                                                       302 302 302 302 302 302 +   +   +   404 302",
        "POST   /desk/bell/read                                                                  403 403 403 403 403 403 +   +   +   404 403",
        "GET    /desk/outbox                                                                     302 302 302 302 302 302 +   403 +   404 302",
        "POST   /desk/outbox/{id}/retry                                                          403 403 403 403 403 403 +   403 +   404 403",
        "GET    /desk/settings                                                                   302 302 302 302 302 302 +   403 +   404 302",
        "POST   /desk/settings                                                                   403 403 403 403 403 403 +   403 +   404 403",
        "GET    /desk/settings/preview.css                                                       302 302 302 302 302 302 +   +   +   404 302",
        "GET    /desk/settings/fields                                                            302 302 302 302 302 302 +   403 +   404 302",
        "POST   /desk/settings/fields/{key}/permission                                           403 403 403 403 403 403 +   403 +   404 403",
        "POST   /desk/settings/fields/{key}/move                                                 403 403 403 403 403 403 +   403 +   404 403",
        "POST   /desk/settings/fields/section-order                                              403 403 403 403 403 403 +   403 +   404 403",
        "POST   /desk/settings/fields/field-order                                                403 403 403 403 403 403 +   403 +   404 403",
        "POST   /desk/settings/fields/built-in                                                   403 403 403 403 403 403 +   403 +   404 403",
        "POST   /desk/settings/fields/new-field                                                  403 403 403 403 403 403 +   403 +   404 403",
        "GET    /desk/settings/fields/{key}                                                      302 302 302 302 302 302 +   403 +   404 302",
        "POST   /desk/settings/fields/{key}                                                      403 403 403 403 403 403 +   403 +   404 403",
        "POST   /desk/settings/fields/{key}/remove                                               403 403 403 403 403 403 +   403 +   404 403",
        "GET    /desk/settings/documents                                                         302 302 302 302 302 302 +   403 +   404 302",
        "POST   /desk/settings/documents                                                         403 403 403 403 403 403 +   403 +   404 403",
        "GET    /desk/clients/{client}                                                           302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/clients/{client}/record                                                    302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/clients/{client}/history                                                   302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/clients/{client}/activity                                                  302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/clients/{client}/links                                                     403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/clients/{client}/links/{link}/revoke                                       403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/clients/{client}/contacts/{contact}/copy                                   403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/clients/{client}/contacts/{contact}/{act}                                  403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/clients/{client}/requests/{request}                                        302 302 302 302 302 302 +   403 404 404 302",
        "POST   /desk/clients/{client}/requests/{request}/decide                                 403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/clients/{client}/requests/{request}/accept-rest                            403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/clients/{client}/requests/{request}/apply                                  403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/clients/{client}/requests/{request}/decline                                403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/clients/{client}/requests/{request}/reject                                 403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/viewing/end                                                                403 403 403 403 403 403 +   +   +   404 403",
        "POST   /desk/clients/{client}/contacts/{contact}/impersonate                            403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/clients/{client}/engagements                                               302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/clients/{client}/engagements                                               403 403 403 403 403 403 +   +   404 404 403",
        "GET    /desk/clients/{client}/engagements/{engagement}                                  302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/clients/{client}/engagements/{engagement}                                  403 403 403 403 403 403 +   +   404 404 403",
        "POST   /desk/clients/{client}/engagements/{engagement}/sharing                          403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/clients/{client}/engagements/{engagement}/takes-notes                      403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/clients/{client}/notes                                                     302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/clients/{client}/notes                                                     403 403 403 403 403 403 +   +   404 404 403",
        "GET    /desk/clients/{client}/notes/{note}                                              302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/clients/{client}/notes/{note}                                              403 403 403 403 403 403 +   +   404 404 403",
        "POST   /desk/clients/{client}/notes/{note}/sharing                                      403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/clients/{client}/notes/{note}/delete                                       403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/clients/{client}/access                                                    302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/clients/{client}/access/invite                                             302 302 302 302 302 302 +   403 404 404 302",
        "POST   /desk/clients/{client}/access/invite                                             403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/clients/{client}/contacts/{contact}                                        302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/activity                                                                   302 302 302 302 302 302 +   +   +   404 302",
        "GET    /desk/clients/{client}/contacts/{contact}/activity                               302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/clients/{client}/contacts/{contact}/{act}                                  302 302 302 302 302 302 +   403 404 404 302",
        "GET    /portal/documents                                                                401 +   +   +   404 401 401 401 401 401 +",
        "GET    /portal/documents/send                                                           401 +   +   +   404 401 401 401 401 401 +",
        "GET    /portal/clients/{client}/documents                                               401 +   404 404 404 401 401 401 401 401 +",
        "POST   /portal/clients/{client}/documents                                               401 +   404 404 404 401 401 401 401 401 +",
        "POST   /portal/clients/{client}/documents/zip                                           401 +   404 404 404 401 401 401 401 401 +",
        "GET    /portal/clients/{client}/documents/{document}                                    401 +   404 404 404 401 401 401 401 401 +",
        "GET    /portal/clients/{client}/documents/{document}/file                               401 +   404 404 404 401 401 401 401 401 +",
        "GET    /portal/clients/{client}/documents/{document}/preview                            401 +   404 404 404 401 401 401 401 401 +",
        "GET    /portal/clients/{client}/documents/{document}/delete                             401 +   404 404 404 401 401 401 401 401 +",
        "POST   /portal/clients/{client}/documents/{document}/delete                             401 404 404 404 404 401 401 401 401 401 403",
        "GET    /desk/clients/{client}/documents                                                 302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/clients/{client}/documents                                                 403 403 403 403 403 403 +   +   404 404 403",
        "POST   /desk/clients/{client}/documents/zip                                             403 403 403 403 403 403 +   +   404 404 403",
        "POST   /desk/clients/{client}/documents/folders                                         403 403 403 403 403 403 +   +   404 404 403",
        "GET    /desk/clients/{client}/documents/trash                                           302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/clients/{client}/documents/{document}                                      302 302 302 302 302 302 +   +   404 404 302",
        "POST   /desk/clients/{client}/documents/{document}                                      403 403 403 403 403 403 +   +   404 404 403",
        "POST   /desk/clients/{client}/documents/{document}/sharing                              403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/clients/{client}/documents/{document}/file                                 302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/clients/{client}/documents/{document}/preview                              302 302 302 302 302 302 +   +   404 404 302",
        "GET    /desk/clients/{client}/documents/{document}/delete                               302 302 302 302 302 302 +   403 404 404 302",
        "POST   /desk/clients/{client}/documents/{document}/delete                               403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/clients/{client}/documents/{document}/hold                                 302 302 302 302 302 302 +   403 404 404 302",
        "POST   /desk/clients/{client}/documents/{document}/hold                                 403 403 403 403 403 403 +   403 404 404 403",
        "GET    /desk/clients/{client}/documents/{document}/lift                                 302 302 302 302 302 302 +   403 404 404 302",
        "POST   /desk/clients/{client}/documents/{document}/lift                                 403 403 403 403 403 403 +   403 404 404 403",
        "POST   /desk/clients/{client}/documents/{document}/restore                              403 403 403 403 403 403 404 403 404 404 403",
    };

    /** What the forms of the door and of the own account send, together. */
    private static final String DOOR =
            "version=MQ&code=000000&email=%s@client.example&present=a&password=three+quiet+herons";

    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("/invite", "who=other&name=M&email=%s@client.example&area=PROFILE"),
            Map.entry("/links", "name=M&email=%s@client.example&language=en"),
            Map.entry("/permission", "permission=PROPOSE&version=MQ"),
            Map.entry("/move", "by=1&version=MQ"),
            Map.entry("/section-order", "section=Other&by=1&version=MQ"),
            Map.entry("/field-order", "order=name&version=MQ"),
            Map.entry("/built-in", "key=name&version=MQ"),
            Map.entry("/decide", "decide=accept+name&v.name=MQ"),
            Map.entry("/accept-rest", "record=MQ"),
            Map.entry("/takes-notes", "taken=true"),
            Map.entry("/decline", "reason=because"),
            Map.entry("/reject", "reason=because"));

    MatrixPagesTest() {
        super("io.clientportal.spring.pages", ROWS);
    }

    @Override
    String body(String verb, String path) {
        if (path.endsWith("/summary") || path.endsWith("/submit")) {
            return "version=1&shown=%7B%7D";
        }
        return verb.equals("GET")
                ? ""
                : BODIES.entrySet().stream()
                        .filter(entry -> path.endsWith(entry.getKey()))
                        .map(entry -> entry.getValue().formatted(UUID.randomUUID()))
                        .findFirst()
                        .orElse(
                                path.matches("/portal/(l|code|sign-in|account).*")
                                        ? DOOR.formatted(UUID.randomUUID())
                                        : "version=MQ");
    }
}
