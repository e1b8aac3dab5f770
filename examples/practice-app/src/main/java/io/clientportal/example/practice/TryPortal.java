package io.clientportal.example.practice;

import io.clientportal.Portal;
import io.clientportal.kernel.StaffBook;
import io.clientportal.memory.InMemoryStores;
import io.clientportal.profile.ClientBook;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TryPortal {
    @Bean
    Portal portal(StaffBook staff, ClientBook clients) {
        return Portal.with(new InMemoryStores()).staff(staff).clients(clients).build();
    }
}
