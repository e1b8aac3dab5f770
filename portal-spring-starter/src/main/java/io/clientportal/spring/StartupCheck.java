package io.clientportal.spring;

import java.util.List;

/** Looks at the start for settings that would not be safe in production. A host may add checks of its own. */
@FunctionalInterface
public interface StartupCheck {

    /** What was found; nothing where all is well. */
    List<Finding> findings();

    /**
     * Something that stops a production start and is a warning elsewhere.
     *
     * @param id such as {@code P-01}, to look up and to name in {@code portal.accepted}
     * @param sentence what is wrong and what mends it
     */
    record Finding(String id, String sentence) {}
}
