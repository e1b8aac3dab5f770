package io.clientportal.spring.pages;

import io.clientportal.Desk;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPath;
import io.clientportal.fields.Value;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Rule;
import io.clientportal.kernel.Staff;
import io.clientportal.profile.ChangeRequest;
import io.clientportal.profile.ChangeRequestId;
import io.clientportal.profile.Decision;
import io.clientportal.profile.ProfileRule;
import io.clientportal.profile.Reply;
import io.clientportal.profile.Review;
import io.clientportal.profile.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Reviewing a request. Its one form carries everything, so that nothing typed is lost by a button; with script the same
 * answers are swapped in place, row by row.
 */
@Controller
@RequestMapping("${portal.desk-path:/desk}/clients/{client}/requests/{request}")
final class ReviewController {

    private final Pages pages;

    ReviewController(Pages pages) {
        this.pages = pages;
    }

    @GetMapping
    View review(
            @PathVariable ClientId client,
            @PathVariable UUID request,
            @RequestParam(required = false) @Nullable String done,
            Desk desk,
            Staff staff,
            Texts t) {
        ReviewText texts = new ReviewText(desk, staff, client, t);
        Review review = texts.profile().review(new ChangeRequestId(request));
        return pages.show(
                review.request().state().isOpen()
                        ? texts.page(review, ReviewPage.Typed.FIRST, Map.of(), null, Map.of())
                        : texts.closed(review, done != null));
    }

    @PostMapping("/decide")
    View decide(
            @PathVariable ClientId client,
            @PathVariable UUID request,
            @RequestParam MultiValueMap<String, String> body,
            Desk desk,
            Staff staff,
            Texts t) {
        ReviewText texts = new ReviewText(desk, staff, client, t);
        ChangeRequestId id = new ChangeRequestId(request);
        String[] words = FormBody.one(body, "decide").split(" ", 2);
        if (words.length < 2) {
            return pages.show(texts.page(texts.profile().review(id), typed(body), Map.of(), null, Map.of()));
        }
        FieldPath path = path(words[1]);
        Verdict verdict = verdict(words[0]);
        Value value = verdict == Verdict.EDIT ? edited(texts, body, path) : Value.NONE;
        Map<FieldPath, Value> typed = verdict == Verdict.EDIT ? Map.of(path, value) : Map.of();
        return answer(
                texts,
                id,
                body,
                typed,
                () -> texts.profile()
                        .decide(
                                id,
                                FormBody.version(FormBody.one(body, "v." + path)),
                                List.of(new Decision.Draft(path, verdict, value))));
    }

    @PostMapping("/accept-rest")
    View acceptRest(
            @PathVariable ClientId client,
            @PathVariable UUID request,
            @RequestParam MultiValueMap<String, String> body,
            Desk desk,
            Staff staff,
            Texts t) {
        ReviewText texts = new ReviewText(desk, staff, client, t);
        ChangeRequestId id = new ChangeRequestId(request);
        return answer(
                texts,
                id,
                body,
                Map.of(),
                () -> texts.profile().acceptRest(id, FormBody.version(FormBody.one(body, "record"))));
    }

    @PostMapping("/apply")
    View apply(
            @PathVariable ClientId client,
            @PathVariable UUID request,
            @RequestParam MultiValueMap<String, String> body,
            Desk desk,
            Staff staff,
            Texts t,
            Paths to) {
        ReviewText texts = new ReviewText(desk, staff, client, t);
        ChangeRequestId id = new ChangeRequestId(request);
        ReviewPage.Typed typed = typed(body);
        try {
            ChangeRequest closed = texts.profile().apply(id, new Reply(typed.note(), typed.tell(), typed.message()));
            return pages.go(to.review(client, closed.id()) + "?done");
        } catch (PortalException.Refused e) {
            return refused(texts, id, typed, Map.of(), t.rule(e.rule()), e.fields());
        } catch (PortalException.Stale e) {
            return stale(texts, id, typed, e);
        }
    }

    /** Asks for the reason of rejecting everything, and offers it as the message to the client (PRO-20). */
    @PostMapping("/decline")
    View decline(
            @PathVariable ClientId client,
            @PathVariable UUID request,
            @RequestParam(defaultValue = "") String reason,
            Desk desk,
            Staff staff,
            Texts t) {
        ReviewText texts = new ReviewText(desk, staff, client, t);
        Review review = texts.profile().review(new ChangeRequestId(request));
        if (!review.request().state().isOpen()) {
            return pages.show(HttpStatus.CONFLICT, texts.closed(review, false));
        }
        if (reason.isBlank()) {
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    texts.page(review, ReviewPage.Typed.FIRST, Map.of(), t.rule(ProfileRule.REASON_NEEDED), Map.of())
                            .declining(reason));
        }
        return pages.show(new DeclinePage(texts.head(), review, reason, reason, true, null));
    }

    @PostMapping("/reject")
    View reject(
            @PathVariable ClientId client,
            @PathVariable UUID request,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String message,
            @RequestParam(required = false) @Nullable String tell,
            Desk desk,
            Staff staff,
            Texts t,
            Paths to) {
        ReviewText texts = new ReviewText(desk, staff, client, t);
        ChangeRequestId id = new ChangeRequestId(request);
        try {
            texts.profile().rejectAll(id, reason, new Reply("", tell != null, message));
            return pages.go(to.review(client, id) + "?done");
        } catch (PortalException.Refused e) {
            return pages.show(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    new DeclinePage(
                            texts.head(), texts.profile().review(id), reason, message, tell != null, t.rule(e.rule())));
        } catch (PortalException.Stale e) {
            return stale(texts, id, new ReviewPage.Typed("", message, tell != null), e);
        }
    }

    /** A step of deciding. */
    private interface Step {
        Review take();
    }

    private View answer(
            ReviewText texts,
            ChangeRequestId id,
            MultiValueMap<String, String> body,
            Map<FieldPath, Value> edits,
            Step step) {
        ReviewPage.Typed typed = typed(body);
        try {
            return pages.show(texts.page(step.take(), typed, Map.of(), null, Map.of()));
        } catch (PortalException.Refused e) {
            return refused(texts, id, typed, edits, texts.rule(e.rule()), e.fields());
        } catch (PortalException.Stale e) {
            return stale(texts, id, typed, e);
        }
    }

    private View refused(
            ReviewText texts,
            ChangeRequestId id,
            ReviewPage.Typed typed,
            Map<FieldPath, Value> edits,
            String problem,
            Map<String, Rule> wrong) {
        Review review = texts.profile().review(id);
        return pages.show(
                HttpStatus.UNPROCESSABLE_CONTENT,
                review.request().state().isOpen()
                        ? texts.page(review, typed, edits, problem, wrong)
                        : texts.closed(review, false));
    }

    private View stale(ReviewText texts, ChangeRequestId id, ReviewPage.Typed typed, PortalException.Stale e) {
        Review review = texts.profile().review(id);
        Rule rule = e.rule();
        String problem = rule == null ? texts.sentence("stale", String.valueOf(e.getMessage())) : texts.rule(rule);
        return pages.show(
                HttpStatus.CONFLICT,
                review.request().state().isOpen()
                        ? texts.page(review, typed, Map.of(), problem, e.fields())
                        : texts.closed(review, false));
    }

    private static ReviewPage.Typed typed(MultiValueMap<String, String> body) {
        return new ReviewPage.Typed(
                FormBody.one(body, "note"), FormBody.one(body, "message"), body.containsKey("tell"));
    }

    private static Value edited(ReviewText texts, MultiValueMap<String, String> body, FieldPath path) {
        FieldDefinition field = texts.field(path.field());
        if (field == null) {
            return Value.NONE;
        }
        String name = ReviewText.inputName(path);
        return path.entry() == null
                ? FormBody.value(body, name, field.type())
                : FormBody.parts(body, name, field.type());
    }

    private static FieldPath path(String text) {
        try {
            return FieldPath.parse(text);
        } catch (IllegalArgumentException e) {
            throw BadInput.refusal();
        }
    }

    private static Verdict verdict(String word) {
        return switch (word) {
            case "accept" -> Verdict.ACCEPT;
            case "reject" -> Verdict.REJECT;
            case "edit" -> Verdict.EDIT;
            case "open" -> Verdict.OPEN;
            default -> throw BadInput.refusal();
        };
    }
}
