package io.clientportal.spring.host;

import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Permission;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import io.clientportal.memory.RecordingMailer;
import io.clientportal.spring.StaffResolver;
import java.security.Principal;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** A host that signs its staff in with a form. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({HostApp.Beans.class, FormLogin.class, HostPages.class, OpenApiText.class})
public class HostApp {

    public static final FirmId MAIN = new FirmId("main");
    public static final FirmId OTHER = new FirmId("other");

    /** May do everything at the main firm. */
    public static final Staff PETRA = new Staff(MAIN, new StaffId("petra"), "Petra Partner");
    /** Reaches one client of the main firm, and may only look at it. */
    public static final Staff LENA = new Staff(MAIN, new StaffId("lena"), "Lena Limited");
    /** May do everything at the other firm. */
    public static final Staff OLGA = new Staff(OTHER, new StaffId("olga"), "Olga Other");

    /** The client that Lena reaches. */
    public static final ClientId LENAS = new ClientId("lenas-client");

    private static final Map<String, Staff> STAFF = Map.of("petra", PETRA, "lena", LENA, "olga", OLGA);

    /** What every host of the tests has, whatever its sign-in. */
    @Configuration(proxyBeanMethods = false)
    public static class Beans {

        @Bean
        RecordingMailer mailer() {
            return new RecordingMailer();
        }

        @Bean
        MovedClock clock() {
            return new MovedClock();
        }

        @Bean
        StaffResolver staffResolver() {
            return (request, firm) -> Optional.ofNullable(request.getUserPrincipal())
                    .map(Principal::getName)
                    .map(STAFF::get);
        }

        @Bean
        StaffBook staffBook() {
            return new StaffBook() {
                @Override
                public Reach reach(Staff staff) {
                    return staff.id().equals(LENA.id())
                            ? Reach.of(Set.of(LENAS), EnumSet.of(Permission.ACCESS))
                            : Reach.all();
                }

                @Override
                public Map<StaffId, Member> members(FirmId firm, Collection<StaffId> ids) {
                    Map<StaffId, Member> members = new HashMap<>();
                    ids.forEach(id -> Optional.ofNullable(STAFF.get(id.value()))
                            .filter(staff -> staff.firm().equals(firm))
                            .ifPresent(staff ->
                                    members.put(id, new Member(id, staff.name(), id + "@firm.example", Locale.ENGLISH))));
                    return members;
                }
            };
        }
    }

    /** The system's clock, moved by as much as a test asks. */
    public static final class MovedClock implements InstantSource {
        private volatile java.time.Duration ahead = java.time.Duration.ZERO;

        @Override
        public java.time.Instant instant() {
            return InstantSource.system().instant().plus(ahead);
        }

        public void forward(java.time.Duration by) {
            ahead = ahead.plus(by);
        }
    }
}
