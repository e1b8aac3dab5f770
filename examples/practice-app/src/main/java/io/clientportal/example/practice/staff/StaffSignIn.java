package io.clientportal.example.practice.staff;

import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/** Finds who signs in; the user's firm comes along. */
@Service
class StaffSignIn implements UserDetailsService {

    private final StaffUsers users;

    StaffSignIn(StaffUsers users) {
        this.users = users;
    }

    @Override
    public UserDetails loadUserByUsername(String username) {
        return users.findById(username)
                .map(SignedIn::new)
                .orElseThrow(() -> new UsernameNotFoundException("There is no such staff member"));
    }
}
