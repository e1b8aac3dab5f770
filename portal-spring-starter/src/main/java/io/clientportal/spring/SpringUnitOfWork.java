package io.clientportal.spring;

import io.clientportal.jpa.UnitOfWork;
import java.sql.Connection;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The transactions of a Spring host, on whatever manager, for a portal that joins them. */
final class SpringUnitOfWork implements UnitOfWork {

    private final DataSource dataSource;
    private final PlatformTransactionManager manager;
    private final Runnable flush;

    /** @param flush writes out what the host's entity managers hold back in the running transaction */
    SpringUnitOfWork(DataSource dataSource, PlatformTransactionManager manager, Runnable flush) {
        this.dataSource = dataSource;
        this.manager = manager;
        this.flush = flush;
    }

    @Override
    public @Nullable Connection connection() {
        ConnectionHolder holder = holder();
        return holder == null ? null : holder.getConnection();
    }

    private @Nullable ConnectionHolder holder() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return null;
        }
        ConnectionHolder holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(dataSource);
        if (holder == null) {
            throw new IllegalStateException("A transaction is running that is not one of the portal's data source. Call the"
                    + " portal outside of it, or run it with the transaction manager of that data source");
        }
        return holder;
    }

    @Override
    public boolean isReadOnly() {
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    @Override
    public void flush() {
        if (!isReadOnly()) {
            flush.run();
        }
    }

    @Override
    public void doom() {
        ConnectionHolder holder = holder();
        if (holder != null) {
            holder.setRollbackOnly();
        }
        template(TransactionDefinition.PROPAGATION_MANDATORY, false)
                .executeWithoutResult(TransactionStatus::setRollbackOnly);
    }

    @Override
    public void afterCommit(Runnable signal) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signal.run();
            }
        });
    }

    @Override
    public <T> T begin(boolean readOnly, Supplier<T> work) {
        return Objects.requireNonNull(template(TransactionDefinition.PROPAGATION_REQUIRES_NEW, readOnly)
                .execute(status -> new Holder<>(work.get())))
                .value();
    }

    private TransactionTemplate template(int propagation, boolean readOnly) {
        TransactionTemplate template = new TransactionTemplate(manager);
        template.setPropagationBehavior(propagation);
        template.setReadOnly(readOnly);
        return template;
    }

    /** What work returned, which may be nothing. */
    private record Holder<T>(T value) {}
}
