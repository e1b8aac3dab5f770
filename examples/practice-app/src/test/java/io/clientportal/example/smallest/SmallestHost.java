package io.clientportal.example.smallest;

import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import io.clientportal.spring.StaffResolver;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
class SmallestHost {

    @Bean
    StaffResolver whoIsSignedIn() {
        return (request, firm) -> Optional.ofNullable(request.getUserPrincipal())
                .map(user -> new Staff(firm, new StaffId(user.getName()), user.getName()));
    }

    @Bean
    StaffBook whatStaffMay() {
        return new StaffBook() {
            @Override
            public Reach reach(Staff staff) {
                return Reach.all(); // or some clients, some fields, some permissions
            }

            @Override
            public Map<StaffId, Member> members(FirmId firm, Collection<StaffId> ids) {
                StaffId paula = new StaffId("paula");
                return Map.of(paula, new Member(paula, "Paula Birch", "paula@birch.example", Locale.ENGLISH));
            }
        };
    }
}
