package io.clientportal.example.smallest;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** Two beans and a few properties are enough: staff reach the desk, and nobody else does. */
@SpringBootTest
@AutoConfigureMockMvc
@TestPropertySource(
        locations = "classpath:smallest.properties",
        properties = {"spring.datasource.url=jdbc:h2:mem:smallest", "spring.flyway.enabled=false"})
class SmallestHostTest {

    @TempDir
    static Path keys;

    @Autowired
    MockMvc web;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        properties.add("portal.keys.file", () -> keys.resolve("portal.key"));
    }

    @Test
    void theDeskIsOpenToStaffAndClosedToEverybodyElse() throws Exception {
        web.perform(get("/desk").with(user("paula"))).andExpect(status().isOk());
        web.perform(get("/desk")).andExpect(status().isUnauthorized());
    }
}
