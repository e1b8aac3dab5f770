package io.clientportal.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** A data source that notes every statement it executes; a batch is one. */
final class CountingDataSource {

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final DataSource counted;

    CountingDataSource(DataSource dataSource) {
        counted = proxy(DataSource.class, dataSource, "");
    }

    DataSource dataSource() {
        return counted;
    }

    /** The statements that the work executes, BEGIN and COMMIT left out. */
    List<String> during(Runnable work) {
        statements.clear();
        work.run();
        return List.copyOf(statements);
    }

    private <T> T proxy(Class<T> type, Object target, String sql) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            try {
                if (target instanceof PreparedStatement && method.getName().startsWith("execute")) {
                    statements.add(sql);
                }
                Object result = method.invoke(target, args);
                if (result instanceof Connection && target instanceof DataSource) {
                    return proxy(Connection.class, result, "");
                }
                return method.getName().equals("prepareStatement")
                        ? proxy(PreparedStatement.class, result, (String) args[0])
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
