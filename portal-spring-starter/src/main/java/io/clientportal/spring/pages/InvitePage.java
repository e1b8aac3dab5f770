package io.clientportal.spring.pages;

import io.clientportal.access.ContactAccess;
import io.clientportal.access.NamedClient;
import io.clientportal.engagements.Engagement;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Invites somebody to make a login account.
 *
 * @param contact whom, where it is a contact of the client already, with a frozen address; null for somebody else
 * @param recorded addresses of the record to choose from
 * @param engagements what can be shared along with it; empty for members who may not share
 * @param further clients to choose from, for whom the contact is let in too
 * @param typed what stands in the form
 * @param errors sentences by input
 * @param taken whether a contact of the firm has the address already, and can be let in under it (ACC-16)
 * @param problem why nobody was invited; null where it was not tried
 */
public record InvitePage(
        DeskClient client,
        @Nullable ContactAccess contact,
        List<RecordedAddress> recorded,
        List<Engagement> engagements,
        List<NamedClient> further,
        List<Locale> languages,
        Typed typed,
        Map<String, String> errors,
        boolean taken,
        @Nullable String problem)
        implements Page.ForStaff {

    public InvitePage {
        recorded = List.copyOf(recorded);
        engagements = List.copyOf(engagements);
        further = List.copyOf(further);
        languages = List.copyOf(languages);
        errors = Map.copyOf(errors);
    }

    /**
     * What stands in the form.
     *
     * @param who an address of the record, or {@link #OTHER}
     * @param lastDay of the access; empty for no end
     * @param clients the further ones
     * @param find what the names of further clients are to have in them
     */
    public record Typed(
            String who,
            String name,
            String email,
            String language,
            Set<Area> areas,
            String lastDay,
            Set<EngagementId> engagements,
            Set<ClientId> clients,
            String find) {

        /** Somebody who is not chosen from the record. */
        public static final String OTHER = "other";

        public Typed {
            areas = Set.copyOf(areas);
            engagements = Set.copyOf(engagements);
            clients = Set.copyOf(clients);
        }

        public boolean other() {
            return who.equals(OTHER);
        }
    }

    /** Whether there may be more engagements than are listed. */
    public boolean moreEngagements() {
        return engagements.size() >= AccessForms.OFFERED;
    }

    public List<Area> areas() {
        return Arrays.asList(Area.values());
    }
}
