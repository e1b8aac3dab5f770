package io.clientportal.spring;

import io.clientportal.Stores;
import io.clientportal.jpa.JpaStores;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Stores on the host's database, in the host's transactions. The portal's tables are made and updated after the host's
 * own migrations; neither its session factory nor its Flyway is a bean, or Boot would leave the host without its own.
 */
@AutoConfiguration(
        before = PortalAutoConfiguration.class,
        after = DataSourceAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@ConditionalOnClass({JpaStores.class, JdbcTransactionManager.class})
@ConditionalOnBean(DataSource.class)
@ConditionalOnProperty(name = "portal.stores", havingValue = "auto", matchIfMissing = true)
@Import(DatabaseInitializationDependencyConfigurer.class)
public final class PortalJpaAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    @DependsOnDatabaseInitialization
    Stores portalStores(
            PortalProperties properties,
            BeanFactory beans,
            ObjectProvider<DataSource> dataSources,
            ObjectProvider<PlatformTransactionManager> managers) {
        DataSource dataSource = dataSource(properties, beans, dataSources);
        if (properties.migrate()) {
            JpaStores.migrate(dataSource);
        }
        PlatformTransactionManager manager = managers.getIfUnique(() -> new JdbcTransactionManager(dataSource));
        return JpaStores.on(dataSource).joining(new SpringUnitOfWork(dataSource, manager));
    }

    /** In production all nodes go by the database's clock. */
    @Bean
    @ConditionalOnMissingBean
    InstantSource portalClock(
            PortalProperties properties,
            Production production,
            BeanFactory beans,
            ObjectProvider<DataSource> dataSources) {
        InstantSource own = InstantSource.system();
        return production.on() ? new DatabaseClock(dataSource(properties, beans, dataSources), own) : own;
    }

    private static DataSource dataSource(
            PortalProperties properties, BeanFactory beans, ObjectProvider<DataSource> dataSources) {
        String name = properties.dataSource();
        DataSource found = name == null ? dataSources.getIfUnique() : beans.getBean(name, DataSource.class);
        if (found == null) {
            throw new IllegalStateException(
                    "There are several data sources. Name the portal's with portal.data-source, or mark one as primary");
        }
        DataSource target =
                found instanceof TransactionAwareDataSourceProxy proxy ? proxy.getTargetDataSource() : found;
        return target == null ? found : target;
    }
}
