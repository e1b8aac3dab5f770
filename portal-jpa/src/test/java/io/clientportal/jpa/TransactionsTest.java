package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.clientportal.firms.FirmSettings;
import io.clientportal.kernel.ClientFile;
import io.clientportal.kernel.ClientId;
import io.clientportal.kernel.ClientName;
import io.clientportal.kernel.FirmId;
import io.clientportal.kernel.GateStore;
import io.clientportal.kernel.PortalException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What the portal's own transactions promise. */
@ParameterizedClass
@EnumSource
class TransactionsTest {

    private final HikariDataSource dataSource;
    private final JpaStores stores;

    TransactionsTest(Database database) {
        dataSource = database.open();
        stores = database.stores(dataSource);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void what_is_written_is_there_for_the_next() {
        add("a");

        assertThat(known("a")).isTrue();
        assertThat(known("b")).isFalse();
    }

    @Test
    void adding_what_is_there_changes_nothing() {
        add("a");
        byte[] key = entry("a").firm().wrappedKey();
        add("a");

        assertThat(entry("a").firm().wrappedKey()).isEqualTo(key);
    }

    @Test
    void a_failure_takes_everything_back() {
        assertThatThrownBy(() -> stores.write(tx -> {
                    addIn(tx, "a");
                    throw new PortalException.NotFound();
                }))
                .isInstanceOf(PortalException.NotFound.class);

        assertThat(known("a")).isFalse();
    }

    @Test
    void nested_work_is_one_transaction() {
        assertThatThrownBy(() -> stores.write(tx -> {
                    add("a");
                    assertThat(known("a")).isTrue();
                    throw new PortalException.NotFound();
                }))
                .isInstanceOf(PortalException.NotFound.class);

        assertThat(known("a")).isFalse();
    }

    @Test
    void work_apart_stays() {
        assertThatThrownBy(() -> stores.write(tx -> {
                    stores.apart(own -> addIn(own, "a"));
                    addIn(tx, "b");
                    throw new PortalException.NotFound();
                }))
                .isInstanceOf(PortalException.NotFound.class);

        assertThat(known("a")).isTrue();
        assertThat(known("b")).isFalse();
    }

    @Test
    void a_refusal_before_the_first_write_leaves_the_outer_transaction_usable() {
        stores.write(tx -> {
            assertThatThrownBy(() -> stores.write(inner -> {
                        stores.gate().lock(inner, new FirmId("nobody"), new ClientId("c"), null);
                        throw new PortalException.NotFound();
                    }))
                    .isInstanceOf(PortalException.NotFound.class);
            return addIn(tx, "a");
        });

        assertThat(known("a")).isTrue();
    }

    @Test
    void a_failure_after_the_first_write_dooms_the_outer_transaction() {
        assertThatThrownBy(() -> stores.write(tx -> {
                    assertThatThrownBy(() -> stores.write(inner -> {
                                addIn(inner, "a");
                                throw new PortalException.NotFound();
                            }))
                            .isInstanceOf(PortalException.NotFound.class);
                    return addIn(tx, "b");
                }))
                .hasMessageContaining("rolled back");

        assertThat(known("a")).isFalse();
        assertThat(known("b")).isFalse();
    }

    @Test
    void the_connection_is_the_transaction_s() {
        stores.write(tx -> {
            addIn(tx, "a");
            try (var statement = tx.unwrap(Connection.class).createStatement();
                    var rows = statement.executeQuery("select firm from portal_firm")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("a");
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            return null;
        });
        assertThatThrownBy(() -> stores.read(tx -> tx.unwrap(String.class)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void signals_follow_the_outermost_commit_and_no_rollback() {
        List<String> seen = new ArrayList<>();
        stores.write(tx -> {
            stores.<Void>write(inner -> {
                inner.afterCommit(() -> seen.add(known("a") ? "inner" : "early"));
                return null;
            });
            tx.afterCommit(() -> seen.add("outer"));
            return addIn(tx, "a");
        });
        assertThatThrownBy(() -> stores.write(tx -> {
                    tx.afterCommit(() -> seen.add("rolled back"));
                    throw new PortalException.NotFound();
                }))
                .isInstanceOf(PortalException.NotFound.class);

        assertThat(seen).containsExactly("inner", "outer");
    }

    @Test
    void nothing_is_written_where_only_reading_is_allowed() {
        assertThatThrownBy(() -> stores.read(tx -> {
                    add("a");
                    return null;
                }))
                .hasMessageContaining("may only read");
        assertThat(known("a")).isFalse();
    }

    @Test
    void a_database_that_is_gone_is_unavailable() {
        dataSource.close();

        assertThatThrownBy(() -> known("a")).isInstanceOf(PortalException.Unavailable.class);
    }

    @Test
    void a_client_is_known_with_its_firm() {
        add("a");
        FirmId firm = new FirmId("a");
        ClientId client = new ClientId("Ünï 1");
        ClientFile file =
                new ClientFile(client, ClientName.of("Österreicher"), false, new byte[] {1, 2}, null, new byte[] {3});
        stores.<Void>write(tx -> {
            stores.gate().add(tx, firm, file);
            stores.gate().add(tx, firm, file);
            return null;
        });

        stores.<Void>write(tx -> {
            Optional<GateStore.Entry> locked = stores.gate().lock(tx, firm, client, null);
            assertThat(locked).isPresent();
            assertThat(locked.get())
                    .usingRecursiveComparison()
                    .isEqualTo(stores.gate().enter(tx, firm, client, null).orElseThrow());
            assertThat(locked.get().client()).usingRecursiveComparison().isEqualTo(file);
            assertThat(stores.gate().lock(tx, firm, new ClientId("other"), null))
                    .isEmpty();
            return null;
        });
    }

    private void add(String firm) {
        stores.write(tx -> addIn(tx, firm));
    }

    private Object addIn(io.clientportal.kernel.Tx tx, String firm) {
        stores.firms().add(tx, new FirmId(firm), FirmSettings.of(firm), firm.getBytes());
        return firm;
    }

    private boolean known(String firm) {
        return stores.read(
                tx -> stores.gate().enter(tx, new FirmId(firm), null, null).isPresent());
    }

    private GateStore.Entry entry(String firm) {
        return stores.read(
                tx -> stores.gate().enter(tx, new FirmId(firm), null, null).orElseThrow());
    }
}
