package io.clientportal.spring.pages;

import io.clientportal.access.ContactAccess;
import io.clientportal.activity.ActivityView;
import io.clientportal.signin.Link;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A client's start for staff: what waits, who is let in, what was done lately.
 *
 * @param send the form that sends a link, as typed
 * @param said what was done just now; null for nothing
 */
public record ClientPage(
        DeskClient client,
        List<Person> people,
        List<ActivityView> activity,
        Send send,
        List<Locale> languages,
        @Nullable String said)
        implements Page.ForStaff {

    /**
     * A contact of the client.
     *
     * @param link the latest link that was sent; null where none was
     */
    public record Person(ContactAccess contact, @Nullable Link link) {}

    /**
     * The form that sends a link to somebody new.
     *
     * @param problem why it was not sent; null where it was not tried
     * @param taken whether a contact of the firm has the address already, and can be let in under it
     * @param errors sentences by input
     */
    public record Send(
            String name,
            String email,
            String language,
            @Nullable String problem,
            boolean taken,
            Map<String, String> errors) {

        static final Send EMPTY = new Send("", "", "", null, false, Map.of());
    }
}
