package com.bmasia.crm.web.api;

import com.bmasia.crm.shared.RuleViolation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a page of an {@link ApiList} as the request asks: filters, search, order, page or cursor, and the count. */
@Component
public class ApiLists {

    /** Up to here a count is exact; beyond, the planner's estimate is as good to a reader and costs nothing. */
    static final int COUNTED = 10_000;

    private final JdbcClient jdbc;
    private final ZoneId zone;
    private final ObjectMapper json;

    ApiLists(JdbcClient jdbc, ObjectMapper json, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
        this.json = json;
    }

    private record Row<T>(T item, List<String> keys) {}

    private record Cursor(String ordering, List<String> keys) {}

    public <T> ApiPage<T> read(ApiList<T> list, ListRequest request) {
        return read(list, request, Map.of());
    }

    /** @param context values of the parameters that the list's own expressions name, such as {@code :me} */
    public <T> ApiPage<T> read(ApiList<T> list, ListRequest request, Map<String, ?> context) {
        Filters filters = new Filters(list, request, zone);
        Ordering ordering = new Ordering(list, request);
        Map<String, Object> values = new HashMap<>(context);
        values.putAll(filters.values());

        String matching = " from " + list.from() + " where " + filters.where();
        long counted = count(matching, values);
        boolean estimated = counted > COUNTED;
        long count = estimated ? Math.max(counted, estimate(matching, values)) : counted;

        List<Row<T>> rows = rows(list, request, ordering, matching, values);
        boolean more = rows.size() > request.size();
        List<Row<T>> shown = more ? rows.subList(0, request.size()) : rows;
        return new ApiPage<>(
                count,
                more ? next(request, ordering, shown.get(shown.size() - 1).keys()) : null,
                cursorOf(request) == null && request.page() > 1 ? request.linkToPage(request.page() - 1) : null,
                shown.stream().map(Row::item).toList(),
                estimated);
    }

    private <T> List<Row<T>> rows(
            ApiList<T> list, ListRequest request, Ordering ordering, String matching, Map<String, Object> values) {
        String cursor = cursorOf(request);
        String after = cursor == null || cursor.isEmpty()
                ? ""
                : " and " + ordering.after(decode(cursor, ordering).keys(), values);
        long offset = cursor == null ? (long) (request.page() - 1) * request.size() : 0;
        if (offset >= ListRequest.DEEPEST_ROW) {
            throw new RuleViolation("page", "web.api.page-too-deep", ListRequest.DEEPEST_ROW);
        }
        try {
            return jdbc.sql("select " + list.columns() + ", " + ordering.keyColumns() + matching + after + " order by "
                            + ordering.orderBy() + " limit " + (request.size() + 1) + " offset " + offset)
                    .params(values)
                    .query((row, n) -> new Row<>(list.mapper().mapRow(row, n), keys(row, ordering.size())))
                    .list();
        } catch (DataIntegrityViolationException e) {
            if (after.isEmpty()) {
                throw e;
            }
            // Somebody wrote values into the cursor that are not of the column's type.
            throw new RuleViolation("cursor", "web.api.bad-cursor");
        }
    }

    private static List<String> keys(ResultSet row, int size) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            keys.add(row.getString("list_key_" + i));
        }
        return keys;
    }

    private long count(String matching, Map<String, Object> values) {
        return jdbc.sql("select count(*) from (select 1" + matching + " limit " + (COUNTED + 1) + ") counted")
                .params(values)
                .query(Long.class)
                .single();
    }

    private long estimate(String matching, Map<String, Object> values) {
        String plan = jdbc.sql("explain (format json) select 1" + matching)
                .params(values)
                .query(String.class)
                .single();
        try {
            return json.readTree(plan).at("/0/Plan/Plan Rows").asLong();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plan of a list", e);
        }
    }

    /** {@code cursor=start} begins a list that is read by cursor; null where pages are asked for by number. */
    private static String cursorOf(ListRequest request) {
        return request.text("cursor")
                .map(cursor -> cursor.equals("start") ? "" : cursor)
                .orElse(null);
    }

    private String next(ListRequest request, Ordering ordering, List<String> last) {
        boolean byNumber =
                cursorOf(request) == null && (long) request.page() * request.size() < ListRequest.DEEPEST_ROW;
        return byNumber
                ? request.linkToPage(request.page() + 1)
                : request.linkToCursor(encode(new Cursor(ordering.spoken(), last)));
    }

    private String encode(Cursor cursor) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(cursor));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cursor", e);
        }
    }

    private Cursor decode(String text, Ordering ordering) {
        try {
            Cursor cursor = json.readValue(Base64.getUrlDecoder().decode(text), Cursor.class);
            if (ordering.spoken().equals(cursor.ordering()) && cursor.keys().size() == ordering.size()) {
                return cursor;
            }
        } catch (IOException | RuntimeException e) {
            // A cursor that is not ours, or of another order: both are told below.
        }
        throw new RuleViolation("cursor", "web.api.bad-cursor");
    }
}
