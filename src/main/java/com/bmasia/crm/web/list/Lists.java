package com.bmasia.crm.web.list;

import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads lists as their pages ask for them. No page costs more than the ones before it. */
@Component
public class Lists {

    /** The state of a statement that took too long. */
    private static final String CANCELLED = "57014";

    private final JdbcClient jdbc;
    private final ZoneId zone;
    private final TransactionTemplate reading;

    Lists(JdbcClient jdbc, ZoneId zone, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.zone = zone;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    public <T> PageOf<T> page(ListSpec<T> list, ListQuery query, Scope scope, int size) {
        Asked<T> asked = new Asked<>(list, query);
        Keyset order = list.keysetOfPage(asked.ordering());
        Keyset.Place place = order.after(query.one(ListQuery.AFTER));
        FieldConditions conditions = asked.conditions(scope, zone);
        return place.page(
                statement(list, order, conditions.where() + place.rest(), conditions.values()), size, list.mapper());
    }

    /** What is asked besides the chip, for a list that is not one statement. */
    public FieldConditions conditions(ListSpec<?> list, ListQuery query, Scope scope) {
        return new Asked<>(list, query).filters(scope, zone);
    }

    /** Rows of which a condition holds, whatever they are asked for by their page. @param ordering as the API takes it */
    public <T> List<T> rows(ListSpec<T> list, Scope scope, String ordering, int limit) {
        Keyset order = list.keysetOfPage(ordering);
        FieldConditions conditions = new FieldConditions(list, scope, zone);
        String rest = conditions.where() + " order by " + order.orderBy() + " limit :list_limit";
        return statement(list, order, rest, conditions.values())
                .param("list_limit", limit)
                .query(list.mapper())
                .list();
    }

    /** The keys of all that match, in the order of the list, but never more than {@code most}. */
    public <T> List<UUID> keys(ListSpec<T> list, ListQuery query, Scope scope, int most) {
        Asked<T> asked = new Asked<>(list, query);
        FieldConditions conditions = asked.conditions(scope, zone);
        String sql = "select " + list.key() + " from " + list.from() + " where " + conditions.where() + " order by "
                + list.keysetOfPage(asked.ordering()).orderBy() + " limit :list_limit";
        return jdbc.sql(sql)
                .params(conditions.values())
                .param("list_limit", most)
                .query(UUID.class)
                .list();
    }

    /** How many match, but never more than {@code most}: counting further would cost more than the answer is worth. */
    public <T> int count(ListSpec<T> list, ListQuery query, Scope scope, int most) {
        FieldConditions conditions = new Asked<>(list, query).conditions(scope, zone);
        return jdbc.sql("select " + counted(list, conditions.where()))
                .params(conditions.values())
                .param("list_limit", most)
                .query(Integer.class)
                .single();
    }

    /** How many that match have changed since, but never more than {@code most}. */
    public <T> int countChanged(ListSpec<T> list, ListQuery query, Scope scope, Instant since, int most) {
        String changed = list.look().changed() + " > :list_since";
        return count(list, query, scope.where(changed).with("list_since", Sql.at(since)), most);
    }

    /** How many rows each chip has under the filters, never more than {@code most}; empty where counting takes too long. */
    public <T> Map<String, Integer> chipCounts(ListSpec<T> list, ListQuery query, Scope scope, int most) {
        FieldConditions filters = new Asked<>(list, query).filters(scope, zone);
        List<String> counts = new ArrayList<>();
        for (ListSpec.Chip chip : list.chips()) {
            counts.add(counted(list, filters.where() + " and (" + chip.condition() + ")"));
        }
        try {
            return reading.execute(status -> {
                jdbc.sql("select set_config('statement_timeout', '1000', true)")
                        .query(String.class)
                        .single();
                return jdbc.sql("select " + String.join(", ", counts))
                        .params(filters.values())
                        .param("list_limit", most)
                        .query((row, n) -> {
                            Map<String, Integer> byChip = new HashMap<>();
                            for (int i = 0; i < counts.size(); i++) {
                                byChip.put(list.chips().get(i).code(), row.getInt(i + 1));
                            }
                            return byChip;
                        })
                        .single();
            });
        } catch (DataAccessException e) {
            if (!isTimeOut(e)) {
                throw e;
            }
            return Map.of();
        }
    }

    private static boolean isTimeOut(DataAccessException e) {
        return e.getMostSpecificCause() instanceof SQLException cause && CANCELLED.equals(cause.getSQLState());
    }

    private static String counted(ListSpec<?> list, String where) {
        return "(select count(*) from (select 1 from " + list.from() + " where " + where
                + " limit :list_limit) counted)";
    }

    private StatementSpec statement(ListSpec<?> list, Keyset order, String rest, Map<String, Object> values) {
        return jdbc.sql(list.withLookups(list.select(order) + rest, order)).params(values);
    }
}
