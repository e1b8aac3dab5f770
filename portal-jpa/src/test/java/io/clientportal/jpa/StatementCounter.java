package io.clientportal.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Notes every statement that is executed through a data source, a batch as one. */
public final class StatementCounter {

    private final DataSource counted;
    private final List<String> executed = Collections.synchronizedList(new ArrayList<>());
    private volatile Consumer<String> before = sql -> {};

    public StatementCounter(DataSource dataSource) {
        counted = proxy(DataSource.class, dataSource, this::ofDataSource);
    }

    /** The data source to work on. */
    public DataSource dataSource() {
        return counted;
    }

    /** What the work executed. */
    public List<String> during(Runnable work) {
        executed.clear();
        work.run();
        return List.copyOf(executed);
    }

    /** Runs before each statement is executed; may throw instead of it. */
    public void before(Consumer<String> before) {
        this.before = before;
    }

    private @Nullable Object ofDataSource(DataSource dataSource, Method method, Object[] args) throws Throwable {
        Object result = call(dataSource, method, args);
        return result instanceof Connection connection
                ? proxy(Connection.class, connection, this::ofConnection)
                : result;
    }

    private @Nullable Object ofConnection(Connection connection, Method method, Object[] args) throws Throwable {
        Object result = call(connection, method, args);
        if (result instanceof PreparedStatement statement) {
            String sql = (String) args[0];
            return proxy(PreparedStatement.class, statement, (it, called, values) -> execute(it, called, values, sql));
        }
        if (result instanceof Statement statement) {
            return proxy(
                    Statement.class,
                    statement,
                    (it, called, values) -> execute(it, called, values, "a plain statement"));
        }
        return result;
    }

    private @Nullable Object execute(Statement statement, Method method, Object[] args, String sql) throws Throwable {
        if (method.getName().startsWith("execute")) {
            before.accept(sql);
            executed.add(sql);
        }
        return call(statement, method, args);
    }

    private static @Nullable Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, T target, Call<T> call) {
        InvocationHandler handler =
                (proxy, method, args) -> call.on(target, method, args == null ? new Object[0] : args);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private interface Call<T> {
        @Nullable
        Object on(T target, Method method, Object[] args) throws Throwable;
    }
}
