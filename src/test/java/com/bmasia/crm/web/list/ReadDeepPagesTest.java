package com.bmasia.crm.web.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.ModuleTest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.annotation.Transactional;

/** A page far down starts inside the index of its order: the types to which a cursor is cast are those of the index. */
@ModuleTest
@Transactional
class ReadDeepPagesTest {

    private static final String TIME = "2026-11-10 00:00:00+00";
    private static final String ID = new UUID(0, 0).toString();

    @Autowired
    JdbcClient jdbc;

    static Stream<Arguments> orders() {
        return Stream.of(
                Arguments.of("company c", byName("c"), List.of("Resort", ID)),
                Arguments.of("contact c", Keyset.newestFirst("x", "c.created_at", "c.id"), List.of(TIME, ID)),
                Arguments.of("mail_message m", Keyset.newestFirst("x", "m.created_at", "m.id"), List.of(TIME, ID)),
                Arguments.of("audit_entry", Keyset.newestFirst("x", "at", "id"), List.of(TIME, ID)),
                Arguments.of(
                        "user_account u",
                        Keyset.of("x").ascending("lower(u.full_name)", "text").ascending("u.id", "uuid"),
                        List.of("anna", ID)),
                Arguments.of(
                        "ticket t",
                        Keyset.of("x").ascending("t.due_at", "timestamptz").ascending("t.id", "uuid"),
                        List.of(TIME, ID)),
                Arguments.of(
                        "ticket t",
                        Keyset.of("x")
                                .descending(
                                        "array_position(array['LOW','MEDIUM','HIGH','URGENT']::varchar[], t.priority)",
                                        "integer")
                                .descending("t.id", "uuid"),
                        List.of("3", ID)),
                Arguments.of(
                        "act_ru_task t",
                        Keyset.of("x")
                                .ascending("coalesce(t.due_date_, timestamp 'infinity')", "timestamp")
                                .ascending("(-t.priority_)", "integer")
                                .ascending("t.create_time_", "timestamp")
                                .ascending("t.id_", "text"),
                        List.of("infinity", "-50", "2026-11-10 00:00:00", "x")));
    }

    private static Keyset byName(String table) {
        return Keyset.of("x")
                .ascending(table + ".name collate \"th-x-icu\"", "text")
                .ascending(table + ".id", "uuid");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void startInsideTheIndex(String table, Keyset order, List<String> row) {
        jdbc.sql("set local enable_seqscan = off").update();
        jdbc.sql("set local enable_sort = off").update();
        jdbc.sql("set local enable_bitmapscan = off").update();
        StatementSpec statement = jdbc.sql("explain select " + order.columns() + " from " + table + " where "
                + order.after(order.cursor(row)).condition() + " order by " + order.orderBy() + " limit 50");
        for (int i = 0; i < row.size(); i++) {
            statement = statement.param("list_after_" + i, row.get(i));
        }
        assertThat(String.join("\n", statement.query(String.class).list()))
                .contains("Index Cond: (ROW(")
                .doesNotContain("Sort");
    }
}
