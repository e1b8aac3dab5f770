package io.clientportal.example.practice.staff;

import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** The staff member who is signed in. */
public class SignedIn extends User {

    private final String firmId;
    private final String name;

    SignedIn(StaffUser user) {
        super(
                user.getUsername(),
                user.getPassword(),
                List.of(new SimpleGrantedAuthority("ROLE_" + user.getRole().name())));
        this.firmId = user.getFirmId();
        this.name = user.getName();
    }

    public String getFirmId() {
        return firmId;
    }

    public String getName() {
        return name;
    }
}
