package io.clientportal.example.practice.demo;

import io.clientportal.fields.FieldDefinition;
import io.clientportal.firms.FirmSettings;
import io.clientportal.firms.ProfileSettings;
import io.clientportal.firms.SendingSettings;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** The demo's firms. */
enum DemoFirm {
    BIRCH("Birch & Partners", "paula", "localhost", "#1f5fbf", "Europe/London", DemoFields.birch()),
    LAKESIDE("Lakeside Therapy", "lena", "lakeside.localhost", "#2f6f4f", "Europe/Dublin", DemoFields.lakeside());

    private final String title;
    private final String partner;
    private final String host;
    private final String accent;
    private final String zone;
    private final List<FieldDefinition> fields;

    DemoFirm(String title, String partner, String host, String accent, String zone, List<FieldDefinition> fields) {
        this.title = title;
        this.partner = partner;
        this.host = host;
        this.accent = accent;
        this.zone = zone;
        this.fields = fields;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    /** The name that the partner who sees every client signs in with. */
    String partner() {
        return partner;
    }

    /** What the firm has set up in the portal. */
    FirmSettings settings(int port) {
        return FirmSettings.of(title)
                .with(ZoneId.of(zone))
                .with(URI.create("http://" + host + ":" + port + "/portal"))
                .withAccent(accent)
                .with(new SendingSettings("office@" + id() + ".example", null))
                .with(ProfileSettings.DEFAULT.opened(true).with(fields));
    }
}
