package io.clientportal.spring.pages;

import io.clientportal.engagements.EngagementLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client's engagements for staff.
 *
 * @param keeps whether the portal keeps them, so that one can be added here
 * @param name of a new one, as typed
 * @param problem why it was not added; null where it was not tried
 * @param next where the next page begins; null on the last one
 */
public record EngagementsPage(
        DeskClient client,
        List<EngagementLine> engagements,
        boolean keeps,
        String name,
        @Nullable String problem,
        EngagementLine.@Nullable Place next)
        implements Page.ForStaff {

    public EngagementsPage {
        engagements = List.copyOf(engagements);
    }
}
