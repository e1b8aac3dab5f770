package io.clientportal.spring;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Flushes the entity managers of the host that take part in the running transaction. */
final class HostEntityManagers implements Runnable {

    private final ObjectProvider<EntityManagerFactory> factories;

    HostEntityManagers(ObjectProvider<EntityManagerFactory> factories) {
        this.factories = factories;
    }

    @Override
    public void run() {
        factories.forEach(factory -> {
            if (TransactionSynchronizationManager.getResource(factory) instanceof EntityManagerHolder holder) {
                EntityManager manager = holder.getEntityManager();
                if (manager.isJoinedToTransaction()) {
                    manager.flush();
                }
            }
        });
    }
}
