package io.clientportal.example.practice.demo;

import static io.clientportal.example.practice.staff.StaffRole.ASSISTANT;
import static io.clientportal.example.practice.staff.StaffRole.PARTNER;
import static io.clientportal.example.practice.staff.StaffRole.REVIEWER;

import io.clientportal.example.practice.staff.StaffUser;
import java.util.List;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The people who work in the demo's firms. */
public final class DemoStaff {

    /** Everybody's password. */
    public static final String PASSWORD = "demo";

    private static final String BIRCH = DemoFirm.BIRCH.id();
    private static final String LAKESIDE = DemoFirm.LAKESIDE.id();

    private DemoStaff() {}

    static List<StaffUser> of(PasswordEncoder encoder, Set<String> clientsOfLuc) {
        String password = encoder.encode(PASSWORD);
        return List.of(
                new StaffUser("paula", BIRCH, "Paula Birch", "paula@birch.example", PARTNER, password),
                new StaffUser("ravi", BIRCH, "Ravi Menon", "ravi@birch.example", REVIEWER, password),
                new StaffUser("luc", BIRCH, "Luc Moreau", "luc@birch.example", REVIEWER, password)
                        .limitedTo(clientsOfLuc)
                        .withoutFields(Set.of("tax_number", "risk_rating"), Set.of("mailing_address")),
                new StaffUser("anna", BIRCH, "Anna Keller", "anna@birch.example", ASSISTANT, password),
                new StaffUser("lena", LAKESIDE, "Lena Frost", "lena@lakeside.example", PARTNER, password),
                new StaffUser("tom", LAKESIDE, "Tom Ashby", "tom@lakeside.example", ASSISTANT, password));
    }

    /** What the member may do, in a few words. */
    public static String about(StaffUser user) {
        String what = switch (user.getRole()) {
            case PARTNER -> "partner, may do everything";
            case REVIEWER -> "reviews what clients propose";
            case ASSISTANT -> "assistant, may not review";
        };
        return user.isAllClients() ? what : what + ", for some clients only, with fields hidden";
    }
}
