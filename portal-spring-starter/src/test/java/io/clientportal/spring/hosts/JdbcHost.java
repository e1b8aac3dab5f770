package io.clientportal.spring.hosts;

import io.clientportal.jpa.Database;
import io.clientportal.jpa.Host;
import io.clientportal.spring.SpringUnitOfWork;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A host on JdbcTemplate. */
final class JdbcHost extends Host {

    private final PlatformTransactionManager manager;
    private final JdbcTemplate jdbc;

    JdbcHost(Database database, DataSource dataSource, PlatformTransactionManager manager) {
        super(database, dataSource, new SpringUnitOfWork(dataSource, manager));
        this.manager = manager;
        jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public <T> T inTransaction(boolean readOnly, Supplier<T> work) {
        TransactionTemplate template = new TransactionTemplate(manager);
        template.setReadOnly(readOnly);
        return template.execute(status -> work.get());
    }

    @Override
    public void note(long id, String text) {
        jdbc.update("insert into host_note values (?, ?)", id, text);
    }
}
