package io.clientportal.access;

import java.util.Map;

/** A contact and the grant for the client at hand, living or ended. */
public record Admission(Person person, Grant grant) {

    /** What the activity log says of letting this contact in. */
    public Map<String, Object> facts() {
        return Map.of("name", person.name(), "email", person.email(), "areas", grant.areaNames());
    }
}
