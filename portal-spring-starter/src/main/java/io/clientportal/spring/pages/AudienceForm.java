package io.clientportal.spring.pages;

import io.clientportal.engagements.Audience;
import io.clientportal.kernel.ContactId;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom something is shared with, as forms ask for it. */
final class AudienceForm {

    private AudienceForm() {}

    /** @param with {@code nobody}, {@code everybody} or {@code named}; nothing is nobody */
    static Audience audience(String with, Set<ContactId> named) {
        return switch (with) {
            case "everybody" -> Audience.EVERYBODY;
            case "named" -> new Audience(false, named);
            case "nobody", "" -> Audience.NOBODY;
            default -> throw BadInput.refusal();
        };
    }

    static Set<ContactId> ids(@Nullable Set<UUID> contacts) {
        return Objects.requireNonNullElse(contacts, Set.<UUID>of()).stream()
                .map(ContactId::new)
                .collect(Collectors.toSet());
    }
}
