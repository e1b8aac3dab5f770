package io.clientportal.spring.pages;

import io.clientportal.ClientSpace;
import io.clientportal.access.AccessRule;
import io.clientportal.access.ContactAccess;
import io.clientportal.engagements.Engagement;
import io.clientportal.engagements.EngagementLine;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ContactId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.PortalException;
import io.clientportal.notices.Notices;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the forms about access have in common. */
final class AccessForms {

    private static final int PAGE = 200;

    private AccessForms() {}

    static @Nullable Locale language(String tag) {
        return Notices.LANGUAGES.stream()
                .filter(one -> one.toLanguageTag().equals(tag))
                .findFirst()
                .orElse(null);
    }

    /** @throws PortalException.NotFound where the contact never had a grant for this client */
    static ContactAccess find(ClientSpace space, ContactId id) {
        return space.access().contacts().stream()
                .filter(contact -> contact.id().equals(id))
                .findFirst()
                .orElseThrow(PortalException.NotFound::new);
    }

    static Set<Area> areas(@Nullable List<String> names) {
        Set<Area> areas = EnumSet.noneOf(Area.class);
        try {
            if (names != null) {
                names.forEach(name -> areas.add(Area.valueOf(name)));
            }
        } catch (IllegalArgumentException e) {
            throw BadInput.refusal();
        }
        return areas;
    }

    static Set<EngagementId> engagements(@Nullable List<String> keys) {
        Set<EngagementId> ids = new HashSet<>();
        try {
            if (keys != null) {
                keys.forEach(key -> ids.add(new EngagementId(key)));
            }
        } catch (IllegalArgumentException e) {
            throw BadInput.refusal();
        }
        return ids;
    }

    /**
     * When access ends that lasts for all of its last day; null for no end.
     *
     * @throws DateTimeException where the text is no day
     */
    static @Nullable Instant end(String lastDay, ZoneId zone) {
        String day = lastDay.strip();
        return day.isEmpty()
                ? null
                : LocalDate.parse(day).plusDays(1).atStartOfDay(zone).toInstant();
    }

    static String lastDay(@Nullable Instant end, ZoneId zone) {
        return end == null ? "" : end.minusMillis(1).atZone(zone).toLocalDate().toString();
    }

    /** All engagements in this member's reach. */
    static List<Engagement> all(ClientSpace space) {
        List<Engagement> all = new ArrayList<>();
        EngagementLine.Place after = null;
        do {
            List<EngagementLine> page = space.engagements().list(after, PAGE);
            page.forEach(line -> all.add(line.engagement()));
            after = page.size() < PAGE ? null : page.get(PAGE - 1).place();
        } while (after != null);
        return all;
    }

    /** The engagements that name a contact. */
    static List<Engagement> naming(ClientSpace space, ContactId contact) {
        Set<EngagementId> naming = Set.copyOf(space.engagements().naming(contact));
        return naming.isEmpty()
                ? List.of()
                : all(space).stream().filter(one -> naming.contains(one.id())).toList();
    }

    /** Why something was refused, with the number of what is in the way, never its names (ACC-06). */
    static String sentence(PortalException.Refused e, Texts t) {
        return e.rule() == AccessRule.HIDDEN_ENGAGEMENTS
                ? t.of(
                        e.count() == 1 ? "access.hidden.one" : "access.hidden.many",
                        e.count(),
                        e.count() == 1 ? t.engagement() : t.engagements())
                : t.rule(e.rule());
    }
}
