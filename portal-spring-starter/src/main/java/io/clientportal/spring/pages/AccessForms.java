package io.clientportal.spring.pages;

import io.clientportal.ClientSpace;
import io.clientportal.Desk;
import io.clientportal.access.AccessRule;
import io.clientportal.access.NamedClient;
import io.clientportal.engagements.Engagement;
import io.clientportal.kernel.Area;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.EngagementId;
import io.clientportal.kernel.PortalException;
import io.clientportal.notices.Notices;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the forms about access have in common. */
final class AccessForms {

    /** More would not be read through; the others are shared on their own pages. */
    static final int OFFERED = 50;

    private static final int FOUND = 20;

    private AccessForms() {}

    static @Nullable Locale language(String tag) {
        return Notices.LANGUAGES.stream()
                .filter(one -> one.toLanguageTag().equals(tag))
                .findFirst()
                .orElse(null);
    }

    static Set<Area> areas(@Nullable List<String> names) {
        return each(names, Area::valueOf);
    }

    static Set<EngagementId> engagements(@Nullable List<String> keys) {
        return each(keys, EngagementId::new);
    }

    static Set<ClientId> clients(@Nullable List<String> keys) {
        return each(keys, ClientId::new);
    }

    private static <T> Set<T> each(@Nullable List<String> values, Function<String, T> read) {
        try {
            return values == null ? Set.of() : values.stream().map(read).collect(Collectors.toSet());
        } catch (IllegalArgumentException e) {
            throw BadInput.refusal();
        }
    }

    /** Further clients to choose from: those that are chosen, and those found by name, but this one. */
    static List<NamedClient> further(Desk desk, ClientId client, Set<ClientId> chosen, String name) {
        Map<ClientId, NamedClient> further = new LinkedHashMap<>();
        for (ClientId id : chosen) {
            further.put(
                    id, new NamedClient(id, desk.client(id).access().client().name()));
        }
        if (!name.isBlank()) {
            desk.clients().find(name.strip(), FOUND).forEach(found -> further.putIfAbsent(found.id(), found));
        }
        further.remove(client);
        return List.copyOf(further.values());
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

    /** Engagements to choose from: those that are chosen, and the first ones in this member's reach. */
    static List<Engagement> offered(ClientSpace space, Set<EngagementId> chosen) {
        Map<EngagementId, Engagement> offered = new LinkedHashMap<>();
        space.engagements()
                .list(null, OFFERED)
                .forEach(line -> offered.put(line.engagement().id(), line.engagement()));
        for (EngagementId id : chosen) {
            offered.computeIfAbsent(id, one -> space.engagements().get(one).engagement());
        }
        return List.copyOf(offered.values());
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
