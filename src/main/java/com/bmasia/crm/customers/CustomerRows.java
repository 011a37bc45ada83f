package com.bmasia.crm.customers;

import com.bmasia.crm.shared.PageOf;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Companies or contacts as their lists are read: one, a page, or all of them. The SQL names them {@code c}, and both have
 * the columns by which {@link SortBy} orders.
 *
 * @param select columns and tables, up to the conditions
 * @param cursor where a page begins that comes after this one
 */
record CustomerRows<V>(
        String select,
        RowMapper<V> view,
        BiFunction<SortBy, V, String> cursor,
        JdbcClient jdbc,
        StreamedRows streamed) {

    Optional<V> find(UUID id) {
        return jdbc.sql(select + " where c.id = :id")
                .param("id", id)
                .query(view)
                .optional();
    }

    PageOf<V> page(Conditions conditions, SortBy sort, String after, int size) {
        sort.startAfter(after, conditions);
        List<V> rows = jdbc.sql(ordered(conditions, sort) + " limit :limit")
                .params(conditions.parameters())
                .param("limit", size + 1)
                .query(view)
                .list();
        return PageOf.of(rows, size, last -> cursor.apply(sort, last));
    }

    /** One after the other, without holding them in memory; only inside a transaction. */
    void each(Conditions conditions, SortBy sort, Consumer<V> reader) {
        streamed.read(ordered(conditions, sort), conditions.parameters(), row -> reader.accept(view.mapRow(row, 0)));
    }

    private String ordered(Conditions conditions, SortBy sort) {
        return select + conditions.where() + " order by " + sort.order;
    }
}
