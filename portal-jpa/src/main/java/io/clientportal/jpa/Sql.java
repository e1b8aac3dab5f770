package io.clientportal.jpa;

import io.clientportal.kernel.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statement with named parameters that goes to JDBC as it stands, on the connection of the transaction. It is for the
 * use cases with a budget: Hibernate takes longer to plan and read such a statement than the database to run it
 * (decision 13). All others go through the session.
 */
final class Sql {

    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-zA-Z]+)");

    private final String text;
    private final Map<String, int[]> places = new HashMap<>();
    private final int count;

    Sql(String text) {
        Matcher parameters = PARAMETER.matcher(text);
        List<String> names =
                parameters.results().map((MatchResult one) -> one.group(1)).toList();
        for (int i = 0; i < names.size(); i++) {
            int place = i;
            places.merge(names.get(i), new int[] {place}, (before, more) -> {
                int[] all = Arrays.copyOf(before, before.length + 1);
                all[before.length] = place;
                return all;
            });
        }
        this.text = parameters.replaceAll("?");
        count = names.size();
    }

    /** The statement, to be given its parameters. */
    Call in(Tx tx) {
        return new Call(JpaTx.of(tx));
    }

    /**
     * Runs the statement once for each of these, in one batch.
     *
     * @return how many rows it changed in all
     */
    <T> int each(Tx tx, List<T> all, BiConsumer<Call, T> parameters) {
        if (all.isEmpty()) {
            return 0;
        }
        return JpaTx.of(tx).statement(text, statement -> {
            for (T one : all) {
                Call call = in(tx);
                parameters.accept(call, one);
                call.bind(statement);
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        });
    }

    /** The statement with its parameters. */
    final class Call {
        private final JpaTx tx;
        private final @Nullable Object[] values = new @Nullable Object[count];
        private final String[] types = new String[count];
        private int given;

        private Call(JpaTx tx) {
            this.tx = tx;
        }

        Call set(String name, @Nullable String value) {
            return set(name, value, "varchar");
        }

        Call set(String name, byte @Nullable [] value) {
            return set(name, value, "bytea");
        }

        Call set(String name, @Nullable UUID value) {
            return set(name, value, "uuid");
        }

        Call set(String name, @Nullable Instant value) {
            return set(name, value == null ? null : value.atOffset(ZoneOffset.UTC), "timestamptz");
        }

        Call set(String name, long value) {
            return set(name, value, "int8");
        }

        Call set(String name, @Nullable Long value) {
            return set(name, value, "int8");
        }

        Call set(String name, String[] value) {
            return set(name, value, "text[]");
        }

        Call set(String name, UUID[] value) {
            return set(name, value, "uuid[]");
        }

        Call set(String name, boolean value) {
            return set(name, value, "bool");
        }

        private Call set(String name, @Nullable Object value, String type) {
            int[] named = places.get(name);
            if (named == null) {
                throw new IllegalArgumentException("The statement has no parameter :" + name);
            }
            for (int place : named) {
                values[place] = value;
                types[place] = type;
            }
            given++;
            return this;
        }

        /** How many rows it changed. */
        int update() {
            return tx.statement(text, statement -> {
                bind(statement);
                return statement.executeUpdate();
            });
        }

        /** The rows that it brings. */
        <T> List<T> list(Function<Row, T> read) {
            return tx.statement(text, statement -> {
                bind(statement);
                try (ResultSet rows = statement.executeQuery()) {
                    List<T> all = new ArrayList<>();
                    Row row = new Row(rows);
                    while (rows.next()) {
                        all.add(read.apply(row));
                    }
                    return all;
                }
            });
        }

        /** The one row that it brings, if it brings any. */
        <T> Optional<T> first(Function<Row, T> read) {
            return list(read).stream().findFirst();
        }

        private void bind(PreparedStatement statement) throws SQLException {
            if (given < places.size()) {
                throw new IllegalStateException("Not every parameter was given: " + places.keySet());
            }
            for (int i = 0; i < count; i++) {
                if (values[i] == null) {
                    // With its type, or PostgreSQL plans anew whenever null and values take turns.
                    statement.setNull(i + 1, Types.NULL, types[i]);
                } else if (values[i] instanceof UUID[] ids) {
                    // The driver of PostgreSQL knows no type for them by itself.
                    statement.setArray(i + 1, statement.getConnection().createArrayOf("uuid", ids));
                } else {
                    statement.setObject(i + 1, values[i]);
                }
            }
        }
    }
}
