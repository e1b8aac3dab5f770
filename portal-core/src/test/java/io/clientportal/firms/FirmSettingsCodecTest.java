package io.clientportal.firms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.clientportal.fields.BuiltInFields;
import io.clientportal.fields.Choice;
import io.clientportal.fields.FieldDefinition;
import io.clientportal.fields.FieldPermission;
import io.clientportal.fields.FieldType;
import io.clientportal.fields.Validation;
import java.math.BigDecimal;
import java.net.URI;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirmSettingsCodecTest {

    @Test
    void settings_come_back_as_they_were_written() {
        List<FieldDefinition> fields = new ArrayList<>(BuiltInFields.all());
        fields.add(FieldDefinition.of("shoe_size", FieldType.NUMBER, "Shoe size", "About you")
                .with(FieldPermission.PROPOSE)
                .with(new Validation(true, 3, new BigDecimal("15.5"), new BigDecimal("60")))
                .withHelp("In Paris points, ‘half’ ones too"));
        fields.add(FieldDefinition.of(
                "pets", FieldType.CHOICES, "Pets", "People", List.of(new Choice("cat", "Cat"), new Choice("d", "🐕"))));
        FirmSettings settings = FirmSettings.of("Müller & Söhne 🦊")
                .with(ZoneId.of("Europe/Vienna"))
                .with(Locale.forLanguageTag("de-AT"))
                .with(URI.create("https://portal.example.org/mueller"))
                .withAccent("#0a7F33")
                .with(new SendingSettings("office@example.org", null))
                .with(new LinkSettings(5, 7, 30))
                .with(ProfileSettings.DEFAULT
                        .with(fields)
                        .with(fields.subList(1, fields.size()))
                        .opened(true)
                        .withLimits(3, 90))
                .with(DocumentSettings.DEFAULT
                        .limitedTo(1 << 20)
                        .withRoom(7, 1 << 30)
                        .taking(List.of("application/pdf"))
                        .in(List.of("Steuern", "Sonstiges"))
                        .with(Map.of("GmbH", List.of("Jahresabschluss", "Löhne"))))
                .withWording(Map.of("changes-received.subject", "Danke\nschön"));

        assertThat(FirmSettingsCodec.read(FirmSettingsCodec.write(settings))).isEqualTo(settings);
    }

    @Test
    void the_settings_of_a_new_firm_come_back_too() {
        FirmSettings settings = FirmSettings.of("Firm");

        assertThat(FirmSettingsCodec.read(FirmSettingsCodec.write(settings))).isEqualTo(settings);
    }

    @Test
    void a_setting_that_an_earlier_version_did_not_know_has_its_default() {
        FirmSettings settings = FirmSettingsCodec.read("{\"name\":\"Firm\",\"profile\":{\"open\":true}}");

        assertThat(settings).isEqualTo(FirmSettings.of("Firm").with(ProfileSettings.DEFAULT.opened(true)));
    }

    @Test
    void a_setting_that_only_a_later_version_knows_is_left_out() {
        String json = FirmSettingsCodec.write(FirmSettings.of("Firm"));
        String later = json.substring(0, json.length() - 1) + ",\"moon\":{\"phase\":3}}";

        assertThat(FirmSettingsCodec.read(later)).isEqualTo(FirmSettings.of("Firm"));
    }

    @Test
    void what_is_no_settings_says_so() {
        assertThatIllegalStateException().isThrownBy(() -> FirmSettingsCodec.read("[1]"));
        assertThatIllegalStateException().isThrownBy(() -> FirmSettingsCodec.read("{"));
        assertThatIllegalStateException().isThrownBy(() -> FirmSettingsCodec.read("{\"accent\":\"red\"}"));
    }
}
