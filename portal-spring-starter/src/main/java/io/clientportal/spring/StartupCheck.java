package io.clientportal.spring;

import io.clientportal.Finding;
import java.util.List;

/** Looks at the start for settings that would not be safe in production. A host may add checks of its own. */
@FunctionalInterface
public interface StartupCheck {

    /**
     * What was found; nothing where all is well. It stops a production start and is a warning elsewhere; what was looked at
     * and is right is named by its id in {@code portal.accepted}.
     */
    List<Finding> findings();
}
