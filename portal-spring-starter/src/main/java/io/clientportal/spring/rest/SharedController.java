package io.clientportal.spring.rest;

import io.clientportal.ClientSpace;
import io.clientportal.engagements.Engagements;
import io.clientportal.engagements.SharedEngagement;
import io.clientportal.profile.ChangeRequestId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Contacts read the engagements that are shared with them, and propose values of their fields. */
@RestController
@RequestMapping("${portal.path:/portal}/api/v1/clients/{client}/engagements")
@Tag(name = "Shared engagements", description = "Contacts read what is shared with them and propose changes")
final class SharedController {

    private static final int PAGE = 50;

    @GetMapping
    @Operation(summary = "What is shared with the contact, latest first, 50 a page")
    EngagementJson.SharedPage shared(ClientSpace client, @RequestParam(required = false) @Nullable String cursor) {
        Engagements.Shared page = client.engagements().shared(Cursor.read(cursor, Long::valueOf), PAGE);
        List<SharedEngagement> found = page.engagements();
        return new EngagementJson.SharedPage(
                found.stream().map(EngagementJson.SharedJson::of).toList(),
                page.hidden(),
                page.last() || found.isEmpty()
                        ? null
                        : Cursor.of(Long.toString(found.get(found.size() - 1).no())));
    }

    @GetMapping("/{engagement}")
    @Operation(summary = "One engagement")
    EngagementJson.SharedJson sharedOne(ClientSpace client, @PathVariable String engagement) {
        return EngagementJson.SharedJson.of(client.engagements().open(EngagementController.id(engagement)));
    }

    @GetMapping("/{engagement}/fields")
    @Operation(summary = "Its fields to propose changes on; their version is the ETag")
    ProfileJson.Form engagementFields(ClientSpace client, @PathVariable String engagement) {
        return ProfileJson.Form.of(
                client.proposals(EngagementController.id(engagement)).form());
    }

    @PostMapping("/{engagement}/proposals")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Proposes changes of its fields; they wait in the client's queue")
    ProfileJson.ProposalJson proposeForEngagement(
            ClientSpace client,
            @PathVariable String engagement,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ProfileJson.Submission submission) {
        return ProfileJson.ProposalJson.of(
                client.proposals(EngagementController.id(engagement)).propose(submission.proposal(ifMatch, key)));
    }

    @GetMapping("/{engagement}/proposals")
    @Operation(summary = "The contact's own latest requests for it, latest first")
    Page<ProfileJson.ProposalJson> engagementProposals(ClientSpace client, @PathVariable String engagement) {
        return Page.whole(client.proposals(EngagementController.id(engagement)).latest().stream()
                .map(ProfileJson.ProposalJson::of)
                .toList());
    }

    @DeleteMapping("/{engagement}/proposals/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes an own request for it back while it waits")
    void withdrawForEngagement(ClientSpace client, @PathVariable String engagement, @PathVariable UUID id) {
        client.proposals(EngagementController.id(engagement)).withdraw(new ChangeRequestId(id));
    }
}
