package io.clientportal.spring.rest;

import io.clientportal.ClientSpace;
import io.clientportal.engagements.Audience;
import io.clientportal.engagements.EngagementLine;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Version;
import io.clientportal.spring.web.Etag;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Staff keep engagements and share them. */
@RestController
@RequestMapping("${portal.desk-path:/desk}/api/v1/clients/{client}")
@Tag(name = "Engagements", description = "The firm's engagements, and whom they are shared with")
final class EngagementController {

    private static final int PAGE = 50;

    @GetMapping("/engagement-form")
    @Operation(summary = "What the firm calls an engagement and keeps of each")
    EngagementJson.EngagementForm engagementForm(ClientSpace client) {
        return EngagementJson.EngagementForm.of(client.engagements().form());
    }

    @GetMapping("/engagements")
    @Operation(summary = "The client's engagements, latest first or in the host's order, 50 a page")
    Page<EngagementJson.EngagementItem> engagements(
            ClientSpace client, @RequestParam(required = false) @Nullable String cursor) {
        EngagementLine.Place after = Cursor.read(cursor, EngagementLine.Place::parse);
        return Page.of(
                client.engagements().list(after, PAGE),
                PAGE,
                EngagementJson.EngagementItem::of,
                last -> Cursor.of(last.place().toString()));
    }

    @PostMapping("/engagements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds an engagement, where the portal keeps them; it is shared with nobody")
    EngagementJson.EngagementBody addEngagement(
            ClientSpace client, @RequestBody EngagementJson.EngagementDraftJson draft) {
        return EngagementJson.EngagementBody.of(client.engagements().add(draft.draft()));
    }

    @GetMapping("/engagements/{engagement}")
    @Operation(summary = "One engagement and whom it is shared with; its version is the ETag")
    EngagementJson.EngagementFileJson engagement(ClientSpace client, @PathVariable String engagement) {
        return EngagementJson.EngagementFileJson.of(client.engagements().get(id(engagement)));
    }

    @PutMapping("/engagements/{engagement}")
    @Operation(summary = "Replaces what is kept, on the version of If-Match")
    EngagementJson.EngagementBody editEngagement(
            ClientSpace client,
            @PathVariable String engagement,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody EngagementJson.EngagementDraftJson draft) {
        Version read = Etag.required(ifMatch);
        return EngagementJson.EngagementBody.of(client.engagements().edit(id(engagement), read, draft.draft()));
    }

    @PostMapping("/engagements/{engagement}/close")
    @Operation(summary = "Closes it, on the version of If-Match; it stays shared")
    EngagementJson.EngagementBody closeEngagement(
            ClientSpace client,
            @PathVariable String engagement,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        Version read = Etag.required(ifMatch);
        return EngagementJson.EngagementBody.of(client.engagements().close(id(engagement), read));
    }

    @PutMapping("/engagements/{engagement}/sharing")
    @Operation(summary = "Shares it with exactly these contacts, or with all of the client; with nobody: unshares it")
    EngagementJson.AudienceJson shareEngagement(
            ClientSpace client, @PathVariable String engagement, @RequestBody EngagementJson.AudienceJson sharing) {
        client.engagements().share(id(engagement), sharing.audience());
        return EngagementJson.AudienceJson.of(sharing.audience());
    }

    @GetMapping("/engagements/{engagement}/readers")
    @Operation(
            summary =
                    "Who of the client's contacts sees it and who does not, and why; or would, shared with an audience")
    Page<EngagementJson.ReaderJson> engagementReaders(
            ClientSpace client,
            @PathVariable String engagement,
            @Parameter(
                            description = "everybody, nobody, or ids of contacts separated by commas: who would see it"
                                    + " then. Left out: who sees it now")
                    @RequestParam(required = false)
                    @Nullable
                    String audience) {
        Audience asked = audience == null ? null : EngagementJson.audience(audience);
        return Page.whole(client.engagements().readers(id(engagement), asked).stream()
                .map(EngagementJson.ReaderJson::of)
                .toList());
    }

    /** Whatever cannot be an engagement's key is an unknown one. */
    static EngagementId id(String engagement) {
        try {
            return new EngagementId(engagement);
        } catch (IllegalArgumentException e) {
            throw new PortalException.NotFound();
        }
    }
}
