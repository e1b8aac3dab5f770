package io.clientportal.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.spring.PortalProperties;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which page is come back to after signing in, and how the host is told. */
@Tag("SEC-70")
class ReturnPathTest {

    private static final String HOME = "/app/portal";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/portal",
                "/app/portal/clients/x/profile",
                "/app/portal/clients/M%C3%BCller%20%26%20S%C3%B6hne/profile",
                "/app/portal/looks?before=018f-a&more=%2F",
                "/app/portal/account?"
            })
    void pages_of_the_portal_are(String page) {
        assertThat(ReturnPath.of(page, HOME)).contains(page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/app",
                "/app/portals",
                "/app/portal.evil.example",
                "/app/portal@evil.example",
                "//evil.example/app/portal",
                "https://evil.example/app/portal",
                "https:evil.example",
                "\\\\evil.example",
                "/\\evil.example",
                "/app/portal\\evil",
                "/app/portal//evil.example",
                "/app/portal/",
                "/app/portal/../login",
                "/app/portal/%2e%2e/login",
                "/app/portal/%2E./login",
                "/app/portal/.hidden",
                "/app/portal/clients/%zz",
                "/app/portal/a;jsessionid=1",
                "/app/portal/a\r\nSet-Cookie: x=y",
                "/app/portal/a\tb",
                "/app/portal#evil",
                "javascript:alert(1)",
                "data:text/html,x",
                "/app/portal/api/v1/me",
                "/app/portal/sign-in",
                "/app/portal/sign-in/reset",
                "/app/portal/sign-in?to=x",
                "/app/portal/sign-out",
                "/app/portal/l/token",
                "/app/portal/code/id"
            })
    void nothing_else_is(String page) {
        assertThat(ReturnPath.of(page, HOME)).isEmpty();
    }

    @Test
    void nor_is_nothing_or_very_much() {
        assertThat(ReturnPath.of(null, HOME)).isEmpty();
        assertThat(ReturnPath.of(HOME + "/" + "x".repeat(2_000), HOME)).isEmpty();
        assertThat(ReturnPath.of(HOME + "/a".repeat(20_000) + "!", HOME)).isEmpty();
    }

    private static HostDoor door(String address) {
        PortalProperties.HostSignIn.Tokens none =
                new PortalProperties.HostSignIn.Tokens(null, null, null, Set.of(), Set.of(), null);
        return new HostDoor(new PortalProperties.HostSignIn(URI.create(address), "return", null, none));
    }

    @Test
    @Tag("ACC-12")
    @Tag("SEC-9")
    void a_host_elsewhere_is_told_the_firms_own_web_address_and_none_without_one() {
        URI web = URI.create("https://main.example/portal/");
        assertThat(door("https://login.example/in").signIn(HOME + "/looks?before=1", HOME, web))
                .isEqualTo("https://login.example/in?return=https%3A%2F%2Fmain.example%2Fportal%2Flooks%3Fbefore%3D1");
        assertThat(door("https://login.example/in?app=portal").signIn(HOME, HOME, web))
                .isEqualTo("https://login.example/in?app=portal&return=https%3A%2F%2Fmain.example%2Fportal");
        assertThat(door("https://login.example/in").signIn(HOME, HOME, null)).isEqualTo("https://login.example/in");
        assertThat(door("/in").signIn(HOME, HOME, null)).isEqualTo("/in?return=%2Fapp%2Fportal");
    }
}
