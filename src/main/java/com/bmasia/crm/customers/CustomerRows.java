package com.bmasia.crm.customers;

import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.web.list.Keyset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Companies or contacts as their lists are read: one, a page, or all of them. The SQL names them {@code c}, and both have
 * the columns by which {@link SortBy} orders.
 *
 * @param list its name
 */
record CustomerRows<V>(
        String list, String columns, String tables, RowMapper<V> view, JdbcClient jdbc, StreamedRows streamed) {

    Optional<V> find(UUID id) {
        return jdbc.sql(select(columns) + " where c.id = :id")
                .param("id", id)
                .query(view)
                .optional();
    }

    PageOf<V> page(Conditions conditions, SortBy sort, String after, int size) {
        Keyset order = sort.of(list);
        Keyset.Place place = order.after(after);
        String sql = select(columns + ", " + order.columns())
                + conditions.and(place.condition()).where() + " order by " + order.orderBy() + " limit :list_limit";
        return place.page(jdbc.sql(sql).params(conditions.parameters()), size, view);
    }

    /** One after the other, without holding them in memory; only inside a transaction. */
    void each(Conditions conditions, SortBy sort, Consumer<V> reader) {
        String sql = select(columns) + conditions.where() + " order by "
                + sort.of(list).orderBy();
        streamed.read(sql, conditions.parameters(), row -> reader.accept(view.mapRow(row, 0)));
    }

    private String select(String what) {
        return "select " + what + " from " + tables;
    }
}
