package io.clientportal.spring.rest;

import io.clientportal.ClientSpace;
import io.clientportal.profile.ChangeRequestId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contacts look at a client's record and propose changes. */
@RestController
@RequestMapping("${portal.path:/portal}/api/v1/clients/{client}/profile")
@Tag(name = "Profile", description = "Contacts look at a client's record and propose changes")
final class ProfileController {

    @GetMapping
    @Operation(summary = "The record as the contact may see it; its version is the ETag")
    ProfileJson.Form form(ClientSpace client) {
        return ProfileJson.Form.of(client.profile().form());
    }

    @PostMapping("/proposals")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Proposes changes; repeated with the same Idempotency-Key it gives the first answer")
    ProfileJson.ProposalJson propose(
            ClientSpace client,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ProfileJson.Submission submission) {
        return ProfileJson.ProposalJson.of(client.profile().propose(submission.proposal(ifMatch, key)));
    }

    @PostMapping("/proposals/preview")
    @Operation(summary = "What a submission would propose, without sending it")
    ProfileJson.Preview preview(
            ClientSpace client,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ProfileJson.Submission submission) {
        return ProfileJson.Preview.of(client.profile().preview(submission.proposal(ifMatch, null)));
    }

    @GetMapping("/proposals")
    @Operation(summary = "The contact's own latest requests and what became of them, latest first")
    Page<ProfileJson.ProposalJson> proposals(ClientSpace client) {
        return Page.whole(client.profile().proposals().stream()
                .map(ProfileJson.ProposalJson::of)
                .toList());
    }

    @DeleteMapping("/proposals/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes an own request back while it waits")
    void withdraw(ClientSpace client, @PathVariable UUID id) {
        client.profile().withdraw(new ChangeRequestId(id));
    }
}
