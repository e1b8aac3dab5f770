package io.clientportal.spring.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientportal.spring.pages.Guests.Guest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** The firm's preferences over HTTP: what is wrong is said at its input, and nothing is lost. */
class SettingsPagesTest extends PagesOverHttp {

    private HttpResponse<String> saved(String input, String text) {
        Map<String, String> form = formOf(get("jonas", "/desk/settings").body());
        form.put(input, text);
        return post("jonas", "/desk/settings", form);
    }

    @Test
    @Tag("ACC-12")
    void whatIsNoWebAddressIsRefusedInWordsWhateverStandsInIt() {
        for (String wrong : new String[] {"http://{evil", "/portal", "https://user@firm.example/"}) {
            HttpResponse<String> answer = saved("address", wrong);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(attribute(answer.body().substring(answer.body().indexOf("id=\"address\"")), "value"))
                    .isEqualTo(wrong);
        }
        assertThat(HtmlUtils.htmlUnescape(saved("address", "/portal").body()))
                .contains("The portal's web address is an absolute http or https address");
    }

    @Test
    @Tag("SEC-128")
    void aSenderThatIsNoAddressIsRefusedAtItsInput() {
        for (String input : new String[] {"from", "reply"}) {
            HttpResponse<String> answer = saved(input, "Birch <a@b.c>");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("id=\"" + input + "-error\"", "This is not an e-mail address");
        }
    }

    @Test
    void aVersionThatNobodyHandedOutIsRefused() {
        assertThat(saved("version", "").statusCode()).isEqualTo(400);
        assertThat(saved("version", "x").statusCode()).isEqualTo(409);
    }

    @Test
    @Tag("PRO-08")
    void theSentenceOfARuleIsReadAsItIsWritten() {
        Guest guest = guest();
        Map<String, String> form = formOf(get(guest, path(guest)).body());
        form.put("f.mailing_address.line1", "Main Street 1");
        form.put("f.mailing_address.country", "XX");

        assertThat(HtmlUtils.htmlUnescape(
                        post(guest, path(guest) + "/summary", form).body()))
                .contains("This is not a country's two-letter code.");
    }
}
