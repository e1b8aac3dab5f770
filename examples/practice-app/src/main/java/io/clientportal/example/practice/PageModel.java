package io.clientportal.example.practice;

import io.clientportal.example.practice.staff.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the practice shows at its top: who is signed in. */
@ControllerAdvice("io.clientportal.example.practice")
class PageModel {

    @ModelAttribute("member")
    @Nullable
    SignedIn member(@AuthenticationPrincipal @Nullable SignedIn member) {
        return member;
    }
}
