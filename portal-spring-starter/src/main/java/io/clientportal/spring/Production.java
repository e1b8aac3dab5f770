package io.clientportal.spring;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Whether this is a production start: asked by everything that is lenient elsewhere. */
public record Production(boolean on) {

    static Production of(PortalProperties properties, Environment environment) {
        Boolean told = properties.production();
        return new Production(told != null ? told : environment.acceptsProfiles(Profiles.of("prod", "production")));
    }
}
