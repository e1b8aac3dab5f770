package io.clientportal.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All specs run on a data source that refuses statements without a firm; this shows that it does. */
class FirmBoundTest {

    @ParameterizedTest
    @Tag("SEC-83")
    @ValueSource(
            strings = {
                "select * from portal_client where id = ?",
                "select c.id from portal_client c join portal_grant g on g.client = c.id where c.firm = ?",
                "select c.id from portal_client c join portal_grant g on g.firm = c.firm where c.id = ?",
                "update portal_record set content = ? where client = ?",
                "delete from portal_session where id = ?",
                "insert into portal_link (id, client) values (?, ?)",
                "select 1 from portal_firm f where f.firm = ? and exists (select 1 from portal_contact k where k.id = ?)",
                "update portal_document set settled = true where id = ?",
                "select s.contact from portal_document_share s where s.document = ?",
                "update portal_notice set state = 'SENT' where id = ?",
            })
    void a_statement_that_could_meet_the_row_of_another_firm_is_refused(String sql) throws SQLException {
        try (Connection connection = FirmBound.on(Database.H2.open()).getConnection()) {
            assertThatThrownBy(() -> connection.prepareStatement(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Not bound by firm");
        }
    }

    @Test
    @Tag("SEC-83")
    void the_stores_of_every_spec_are_on_such_a_data_source() {
        assertThatThrownBy(() -> new JpaTestStores().stores().read(tx -> {
                    try {
                        return tx.unwrap(Connection.class).prepareStatement("select * from portal_client where id = ?");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .hasRootCauseMessage("Not bound by firm: portal_client in select * from portal_client where id = ?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from portal_client where firm = ? and id = ?",
                "select c.id from portal_client c join portal_grant g on g.firm = c.firm where c.firm = ?",
                "insert into portal_link (firm, id) values (?, ?)",
                "update portal_link set revoked_at = ? where firm = ? and id = ?",
            })
    void a_bound_one_is_not(String sql) {
        assertThat(FirmBound.wrong(sql)).isNull();
    }
}
