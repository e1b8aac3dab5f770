package io.clientportal.jpa;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row that a {@link Sql} statement is at, by the names of its columns. */
final class Row {

    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    boolean has(String column) {
        return read(() -> rows.getObject(column)) != null;
    }

    String text(String column) {
        return Objects.requireNonNull(textOrNull(column), column);
    }

    @Nullable
    String textOrNull(String column) {
        return read(() -> rows.getString(column));
    }

    long number(String column) {
        return Objects.requireNonNull(read(() -> rows.getLong(column)));
    }

    boolean flag(String column) {
        return Objects.requireNonNull(read(() -> rows.getBoolean(column)));
    }

    byte[] bytes(String column) {
        return Objects.requireNonNull(bytesOrNull(column), column);
    }

    byte @Nullable [] bytesOrNull(String column) {
        return read(() -> rows.getBytes(column));
    }

    UUID uuid(String column) {
        return Objects.requireNonNull(read(() -> rows.getObject(column, UUID.class)), column);
    }

    Instant instant(String column) {
        return Objects.requireNonNull(instantOrNull(column), column);
    }

    @Nullable
    Instant instantOrNull(String column) {
        OffsetDateTime time = read(() -> rows.getObject(column, OffsetDateTime.class));
        return time == null ? null : time.toInstant();
    }

    private static <T> @Nullable T read(Read<T> column) {
        try {
            return column.read();
        } catch (SQLException e) {
            throw Failures.ofStatement(e);
        }
    }

    private interface Read<T> {
        @Nullable
        T read() throws SQLException;
    }
}
