package com.bmasia.crm.web.api;

import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.web.list.Keyset;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
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

    private record Count(long number, boolean estimated) {}

    public <T> ApiPage<T> read(ApiList<T> list, ListRequest request) {
        return read(list, request, Map.of());
    }

    /** @param context values of the parameters that the list's own expressions name, such as {@code :me} */
    public <T> ApiPage<T> read(ApiList<T> list, ListRequest request, Map<String, ?> context) {
        Filters filters = new Filters(list, request, zone);
        Keyset order = Ordering.of(list, request);
        Map<String, Object> values = new HashMap<>(context);
        values.putAll(filters.values());

        String matching = " from " + list.from() + " where " + filters.where();
        Count count = count(list, filters, matching, values);

        PageOf<T> page = page(list, request, order, matching, values);
        return new ApiPage<>(
                count.number(),
                page.hasNext() ? next(request, page.next()) : null,
                cursorOf(request) == null && request.page() > 1 ? request.linkToPage(request.page() - 1) : null,
                page.items(),
                count.estimated());
    }

    private Count count(ApiList<?> list, Filters filters, String matching, Map<String, Object> values) {
        if (filters.share() != null) {
            String unsearched = " from " + list.from() + " where " + filters.withoutSearch();
            if (count(unsearched, values) > COUNTED) {
                return new Count(Math.round(estimate(unsearched, values) * filters.share()), true);
            }
        }
        long counted = count(matching, values);
        boolean estimated = counted > COUNTED;
        return new Count(estimated ? Math.max(counted, estimate(matching, values)) : counted, estimated);
    }

    private <T> PageOf<T> page(
            ApiList<T> list, ListRequest request, Keyset order, String matching, Map<String, Object> values) {
        String cursor = cursorOf(request);
        Keyset.Place place = order.after(cursor, "cursor");
        long offset = cursor == null ? (long) (request.page() - 1) * request.size() : 0;
        if (offset >= ListRequest.DEEPEST_ROW) {
            throw new RuleViolation("page", "web.api.page-too-deep", ListRequest.DEEPEST_ROW);
        }
        String sql =
                "select " + list.columns() + ", " + order.columns() + matching + place.rest() + " offset " + offset;
        return place.page(jdbc.sql(sql).params(values), request.size(), list.mapper());
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

    private static String next(ListRequest request, String cursor) {
        boolean byNumber =
                cursorOf(request) == null && (long) request.page() * request.size() < ListRequest.DEEPEST_ROW;
        return byNumber ? request.linkToPage(request.page() + 1) : request.linkToCursor(cursor);
    }
}
