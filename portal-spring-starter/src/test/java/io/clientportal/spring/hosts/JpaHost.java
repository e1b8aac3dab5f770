package io.clientportal.spring.hosts;

import io.clientportal.jpa.Database;
import io.clientportal.jpa.Host;
import io.clientportal.spring.SpringUnitOfWork;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.support.TransactionTemplate;

/** A host on JPA, with a naming strategy, a time zone, batches and a schema check of its own. */
final class JpaHost extends Host {

    private final JpaTransactionManager manager;
    private final EntityManager entities;

    static JpaHost on(Database database, DataSource dataSource, boolean autoCommit) {
        LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
        factory.setDataSource(dataSource);
        factory.setPackagesToScan(JpaHost.class.getPackageName());
        factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
        factory.setJpaPropertyMap(Map.of(
                "hibernate.physical_naming_strategy", new PhysicalNamingStrategySnakeCaseImpl(),
                "hibernate.hbm2ddl.auto", "validate",
                "hibernate.jdbc.time_zone", "America/New_York",
                "hibernate.jdbc.batch_size", "50",
                "hibernate.order_inserts", "true",
                "hibernate.connection.provider_disables_autocommit", Boolean.toString(!autoCommit)));
        factory.afterPropertiesSet();
        EntityManagerFactory entities = factory.getObject();
        if (entities == null) {
            throw new IllegalStateException("No EntityManagerFactory");
        }
        JpaTransactionManager manager = new JpaTransactionManager(entities);
        manager.afterPropertiesSet();
        return new JpaHost(
                database, dataSource, manager, SharedEntityManagerCreator.createSharedEntityManager(entities));
    }

    private JpaHost(Database database, DataSource dataSource, JpaTransactionManager manager, EntityManager entities) {
        super(database, dataSource, new SpringUnitOfWork(dataSource, manager));
        this.manager = manager;
        this.entities = entities;
    }

    @Override
    public <T> T inTransaction(boolean readOnly, Supplier<T> work) {
        TransactionTemplate template = new TransactionTemplate(manager);
        template.setReadOnly(readOnly);
        return template.execute(status -> work.get());
    }

    /** Waits in the persistence context until something flushes it. */
    @Override
    public void note(long id, String text) {
        entities.persist(new HostNote(id, text));
    }
}
