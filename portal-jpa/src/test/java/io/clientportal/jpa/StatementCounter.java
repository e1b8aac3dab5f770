package io.clientportal.jpa;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Notes every statement that is executed through a data source, a batch as one. */
public final class StatementCounter {

    private final DataSource counted;
    private final List<String> executed = Collections.synchronizedList(new ArrayList<>());
    private volatile @Nullable List<String> plans;
    private volatile Interruption before = (connection, sql) -> {};

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

    /** How PostgreSQL goes about what the work executes. Reading work only: every statement runs twice. */
    public List<String> plans(Runnable work) {
        List<String> found = Collections.synchronizedList(new ArrayList<>());
        plans = found;
        try {
            work.run();
        } finally {
            plans = null;
        }
        return found;
    }

    /** Called before each statement and each commit. */
    public void before(Interruption before) {
        this.before = before;
    }

    /** What happens before a statement; may throw instead of it. */
    public interface Interruption {
        void before(Connection connection, String sql) throws SQLException;
    }

    private @Nullable Object ofDataSource(DataSource dataSource, Method method, Object[] args) throws Throwable {
        Object result = call(dataSource, method, args);
        return result instanceof Connection connection
                ? proxy(Connection.class, connection, this::ofConnection)
                : result;
    }

    private @Nullable Object ofConnection(Connection connection, Method method, Object[] args) throws Throwable {
        if (method.getName().equals("commit")) {
            before.before(connection, "commit");
        }
        Object result = call(connection, method, args);
        if (result instanceof PreparedStatement statement) {
            String sql = (String) args[0];
            List<Setting> settings = new ArrayList<>();
            return proxy(PreparedStatement.class, statement, (it, called, values) -> {
                if (called.getName().startsWith("set")) {
                    settings.add(new Setting(called, values));
                }
                return ofStatement(connection, it, called, values, sql, settings);
            });
        }
        if (result instanceof Statement statement) {
            return proxy(
                    Statement.class,
                    statement,
                    (it, called, values) ->
                            ofStatement(connection, it, called, values, "a plain statement", List.of()));
        }
        return result;
    }

    private @Nullable Object ofStatement(
            Connection connection,
            Statement statement,
            Method method,
            Object[] args,
            String sql,
            List<Setting> settings)
            throws Throwable {
        if (method.getName().startsWith("execute")) {
            before.before(connection, sql);
            executed.add(sql);
            List<String> wanted = plans;
            if (wanted != null) {
                wanted.add(explain(connection, sql, settings));
            }
        }
        return call(statement, method, args);
    }

    /** The same statement with the same parameters on the same connection, explained by PostgreSQL. */
    private static String explain(Connection connection, String sql, List<Setting> settings) throws Throwable {
        try (PreparedStatement explain = connection.prepareStatement("explain (analyze, buffers) " + sql)) {
            for (Setting setting : settings) {
                call(explain, setting.method(), setting.args());
            }
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = explain.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            return plan.toString();
        }
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

    private record Setting(Method method, Object[] args) {}

    private interface Call<T> {
        @Nullable
        Object on(T target, Method method, Object[] args) throws Throwable;
    }
}
