package io.clientportal.example.practice.staff;

import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffId;
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

    /** The member as the portal knows staff. */
    public Staff asStaff() {
        return new Staff(new FirmId(firmId), new StaffId(getUsername()), name);
    }
}
