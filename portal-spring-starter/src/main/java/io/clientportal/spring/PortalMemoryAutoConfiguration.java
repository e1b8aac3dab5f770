package io.clientportal.spring;

import io.clientportal.Stores;
import io.clientportal.documents.FileStore;
import io.clientportal.memory.InMemoryFiles;
import io.clientportal.memory.InMemoryStores;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Stores and files in memory, where {@code portal.stores=memory} asks for them. */
@AutoConfiguration(before = PortalAutoConfiguration.class)
@ConditionalOnProperty(name = "portal.stores", havingValue = "memory")
public final class PortalMemoryAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Stores portalStores() {
        return new InMemoryStores();
    }

    @Bean
    @ConditionalOnMissingBean
    FileStore portalFiles() {
        return new InMemoryFiles();
    }
}
