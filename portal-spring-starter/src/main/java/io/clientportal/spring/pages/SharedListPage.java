package io.clientportal.spring.pages;

import io.clientportal.engagements.SharedEngagement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is shared with a contact, latest first.
 *
 * @param hidden how many more there are that whoever looks through the contact's eyes may not see
 * @param next where the next page begins; null on the last one
 */
public record SharedListPage(
        ClientHead client,
        List<SharedEngagement> engagements,
        int hidden,
        @Nullable Long next) implements Page {

    public SharedListPage {
        engagements = List.copyOf(engagements);
    }
}
