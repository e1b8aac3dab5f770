package io.clientportal.benchmarks.files;

import io.clientportal.Portal;
import io.clientportal.documents.FileStore;
import io.clientportal.documents.FileTypes;
import io.clientportal.fields.Values;
import io.clientportal.files.ContentTypes;
import io.clientportal.firms.DocumentSettings;
import io.clientportal.firms.Settings;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.Reach;
import io.clientportal.kernel.Staff;
import io.clientportal.kernel.StaffBook;
import io.clientportal.kernel.StaffId;
import io.clientportal.spring.StaffResolver;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/** A host with the portal's documents, and beside it a servlet that copies and does nothing else. */
@SpringBootApplication(proxyBeanMethods = false)
public class FileHost {

    static final Staff PETRA = new Staff(new FirmId("main"), new StaffId("petra"), "Petra");

    public static void main(String[] arguments) {
        SpringApplication.run(FileHost.class, arguments);
    }

    @Bean
    FileStore files() throws IOException {
        return FileStore.in(
                Files.createDirectories(Path.of(System.getProperty("files")).resolve("portal")));
    }

    @Bean
    FileTypes types() {
        return new ContentTypes();
    }

    @Bean
    StaffResolver staffResolver() {
        return (request, firm) -> Optional.of(PETRA);
    }

    @Bean
    StaffBook staffBook() {
        return new StaffBook() {
            @Override
            public Reach reach(Staff staff) {
                return Reach.all();
            }

            @Override
            public Map<StaffId, Member> members(FirmId firm, Collection<StaffId> ids) {
                return Map.of();
            }
        };
    }

    @Bean
    SecurityFilterChain open(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    ServletRegistrationBean<Bare> bare() {
        return new ServletRegistrationBean<>(new Bare(), "/bare/*");
    }

    @Bean
    ServletRegistrationBean<Heap> heap() {
        return new ServletRegistrationBean<>(new Heap(), "/heap");
    }

    @Bean
    ServletRegistrationBean<NewClient> clients(Portal portal) {
        return new ServletRegistrationBean<>(new NewClient(portal), "/client");
    }

    /** Adds a client, and lets it have as much as the benchmark uploads. */
    static final class NewClient extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient Portal portal;

        NewClient(Portal portal) {
            this.portal = portal;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            Settings settings = portal.as(PETRA).settings();
            Settings.Current now = settings.read();
            DocumentSettings documents = now.settings().documents();
            settings.save(
                    now.settings()
                            .with(new DocumentSettings(
                                    1L << 30,
                                    documents.files(),
                                    1L << 40,
                                    documents.types(),
                                    documents.folders(),
                                    documents.templates())),
                    now.version());
            portal.as(PETRA)
                    .addClient(new ClientId(request.getParameter("id")), ClientName.of("Ada"), Values.of(Map.of()));
        }
    }

    /** Copies a body to a file and a file to a body; below {@code lasting} until the disk has it. */
    static final class Bare extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            boolean lasting = request.getPathInfo().startsWith("/lasting/");
            try (FileOutputStream out = new FileOutputStream(file(request).toFile())) {
                copy(request.getInputStream(), out);
                if (lasting) {
                    out.getFD().sync();
                }
            }
            response.setStatus(201);
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentLengthLong(Files.size(file(request)));
            try (InputStream in = Files.newInputStream(file(request))) {
                copy(in, response.getOutputStream());
            }
        }

        private static void copy(InputStream in, OutputStream out) throws IOException {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }

        private static Path file(HttpServletRequest request) throws IOException {
            Path file = Path.of(System.getProperty("files"), "bare", request.getPathInfo());
            Files.createDirectories(file.getParent());
            return file;
        }
    }

    /** What lives on the heap: what was left when a collection ended, without what was added since. */
    static final class Heap extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            System.gc();
            long left = 0;
            for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                if (pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null) {
                    left += pool.getCollectionUsage().getUsed();
                }
            }
            response.getWriter().print(left);
        }
    }
}
