package io.clientportal.example.practice;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The way in: what this demo is, where to go, and the sign-in. */
@Controller
class HomePage {

    private final DemoGuide guide;

    HomePage(DemoGuide guide) {
        this.guide = guide;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("signIns", guide.signIns());
        return "home";
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
