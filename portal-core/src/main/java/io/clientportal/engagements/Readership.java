package io.clientportal.engagements;

import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.PortalException;
import io.clientportal.kernel.Rule;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom a document or a note is shared with. The contact whom it comes from sees it in any case.
 *
 * @param audience all contacts of the client, or those who are named
 * @param withEngagement whether whoever sees its engagement sees it too
 */
public record Readership(Audience audience, boolean withEngagement) {

    public static final Readership NOBODY = new Readership(Audience.NOBODY, false);
    public static final Readership EVERYBODY = new Readership(Audience.EVERYBODY, false);
    public static final Readership WITH_ENGAGEMENT = new Readership(Audience.NOBODY, true);

    public static Readership of(Audience audience) {
        return new Readership(audience, false);
    }

    /** Whether it is shared with all contacts of the client. */
    public boolean everybody() {
        return audience.everybody();
    }

    /** The contacts who are named. */
    public Set<ContactId> contacts() {
        return audience.contacts();
    }

    /** As the activity log keeps it. */
    public Map<String, Object> facts() {
        Map<String, Object> facts = new TreeMap<>(audience.facts());
        facts.put("with-engagement", withEngagement);
        return facts;
    }

    /** Refuses, with this rule, sharing with those who see its engagement what belongs to none. */
    public void requirePossible(@Nullable EngagementId engagement, Rule rule) {
        if (withEngagement && engagement == null) {
            throw new PortalException.Refused(rule);
        }
    }
}
