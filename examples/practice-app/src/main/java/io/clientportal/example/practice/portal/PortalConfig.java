package io.clientportal.example.practice.portal;

import io.clientportal.example.practice.staff.SignedIn;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Staff;
import io.clientportal.spring.FirmResolver;
import io.clientportal.spring.StaffResolver;
import io.clientportal.spring.pages.DeskMenu;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is signed in here, in the portal's words. */
@Configuration(proxyBeanMethods = false)
class PortalConfig {

    private static final FirmId BIRCH = new FirmId("birch");
    private static final FirmId LAKESIDE = new FirmId("lakeside");

    /** Everybody of the staff may use the desk; what for, {@link PracticeStaffBook} says. */
    @Bean
    StaffResolver staffResolver() {
        return (request, firm) -> signedIn();
    }

    /** Staff bring their firm along when they sign in; clients come by the host name of their firm. */
    @Bean
    FirmResolver firmResolver() {
        return request -> signedIn()
                .map(Staff::firm)
                .or(() -> Optional.of(request.getServerName().startsWith("lakeside.") ? LAKESIDE : BIRCH));
    }

    /** The way from the desk back to the practice's own pages. */
    @Bean
    DeskMenu deskMenu() {
        return staff ->
                List.of(new DeskMenu.Entry("Practice", "/clients"), new DeskMenu.Entry("Demo mailbox", "/mailbox"));
    }

    private static Optional<Staff> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn member
                ? Optional.of(member.asStaff())
                : Optional.empty();
    }
}
