package io.clientportal.example.practice.staff;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The staff of all firms; every question but the sign-in names the firm. */
public interface StaffUsers extends JpaRepository<StaffUser, String> {

    List<StaffUser> findByFirmId(String firmId);

    Optional<StaffUser> findByFirmIdAndUsername(String firmId, String username);

    List<StaffUser> findByFirmIdAndUsernameIn(String firmId, Collection<String> usernames);
}
