package io.clientportal.spring;

import io.clientportal.jpa.UnitOfWork;
import java.sql.Connection;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions of a Spring transaction manager, for JPA as for plain JDBC. The starter makes one by itself; a host
 * without Spring Boot gives it to {@link io.clientportal.jpa.JpaStores#joining}.
 */
public final class SpringUnitOfWork implements UnitOfWork {

    private final DataSource dataSource;
    private final PlatformTransactionManager manager;

    /**
     * @param dataSource the data source that the portal's tables are in
     * @param manager the manager of the transactions that the host works in on that data source
     */
    public SpringUnitOfWork(DataSource dataSource, PlatformTransactionManager manager) {
        this.dataSource = dataSource;
        this.manager = manager;
    }

    /** @throws IllegalStateException where a transaction runs that the portal cannot join */
    @Override
    public @Nullable Connection connection() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return null;
        }
        participating();
        if (TransactionSynchronizationManager.getResource(dataSource) instanceof ConnectionHolder holder) {
            return holder.getConnection();
        }
        throw new IllegalStateException("The running transaction shows no connection of the portal's data source. Let "
                + manager.getClass() + " know that data source, or give the portal the one that it works on");
    }

    @Override
    public boolean isReadOnly() {
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    @Override
    public void flush() {
        participating().flush();
    }

    @Override
    public void doom() {
        TransactionStatus status = participating();
        status.setRollbackOnly();
        manager.rollback(status);
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
    public <T extends @Nullable Object> T begin(boolean readOnly, Supplier<T> work) {
        TransactionTemplate template = new TransactionTemplate(manager);
        template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        template.setReadOnly(readOnly);
        return template.execute(status -> work.get());
    }

    /** The running transaction, as one who takes part in it; asking so is how a manager tells whether it is its own. */
    private TransactionStatus participating() {
        TransactionTemplate definition = new TransactionTemplate();
        definition.setPropagationBehavior(TransactionDefinition.PROPAGATION_MANDATORY);
        definition.setReadOnly(isReadOnly());
        try {
            return manager.getTransaction(definition);
        } catch (IllegalTransactionStateException e) {
            throw new IllegalStateException(
                    "A transaction of another transaction manager is running, and the portal would commit without it. "
                            + "Call the portal outside it, or give the portal the manager of that transaction",
                    e);
        }
    }
}
