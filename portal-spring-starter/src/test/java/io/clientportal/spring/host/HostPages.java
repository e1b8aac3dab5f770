package io.clientportal.spring.host;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The host's own addresses. */
@RestController
class HostPages {

    @GetMapping("/csrf")
    String csrf(CsrfToken token) {
        return token.getToken();
    }

    @GetMapping("/secret")
    String secret() {
        return "for staff";
    }

    @GetMapping("/open")
    String open() {
        return "for everybody";
    }
}
