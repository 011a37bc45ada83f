package com.bmasia.crm.web.api;

import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.web.list.FieldConditions;
import com.bmasia.crm.web.list.FieldType;
import com.bmasia.crm.web.list.Keyset;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Scope;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a page of an {@link ListSpec} as the request asks: filters, search, order, page or cursor, and the count. */
@Component
public class ApiLists {

    /** Up to here a count is exact; beyond, the planner's estimate is as good to a reader and costs nothing. */
    static final int COUNTED = 10_000;

    private static final Set<String> PAGING = Set.of("page", "page_size", "cursor", "ordering");

    private final JdbcClient jdbc;
    private final ZoneId zone;
    private final ObjectMapper json;

    ApiLists(JdbcClient jdbc, ObjectMapper json, ZoneId zone) {
        this.jdbc = jdbc;
        this.zone = zone;
        this.json = json;
    }

    private record Count(long number, boolean estimated) {}

    public <T> ApiPage<T> read(ListSpec<T> list, ListRequest request) {
        return read(list, request, Scope.all());
    }

    /** @param scope with values of the parameters that the list's own expressions name, such as {@code :me} */
    public <T> ApiPage<T> read(ListSpec<T> list, ListRequest request, Scope scope) {
        FieldConditions filters = filters(list, request, scope);
        Count count = count(list, filters);
        PageOf<T> page = page(list, request, filters);
        return new ApiPage<>(
                count.number(),
                page.hasNext() ? next(request, page.next()) : null,
                cursorOf(request) == null && request.page() > 1 ? request.linkToPage(request.page() - 1) : null,
                page.items(),
                count.estimated());
    }

    private FieldConditions filters(ListSpec<?> list, ListRequest request, Scope scope) {
        FieldConditions filters = new FieldConditions(list, scope, zone);
        request.parameters().forEach((parameter, value) -> {
            if (parameter.equals("search") && list.search() != null) {
                filters.search(SearchWords.of((String) FieldType.TEXT.parse(parameter, value)));
            } else if (!PAGING.contains(parameter) && !list.handled().contains(parameter)) {
                filters.add(parameter, value);
            }
        });
        return filters;
    }

    private Count count(ListSpec<?> list, FieldConditions filters) {
        String matching = " from " + list.from() + " where " + filters.where();
        Map<String, Object> values = filters.values();
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

    private <T> PageOf<T> page(ListSpec<T> list, ListRequest request, FieldConditions filters) {
        Keyset order = order(list, request);
        String cursor = cursorOf(request);
        Keyset.Place place = order.after(cursor, "cursor");
        long offset = cursor == null ? (long) (request.page() - 1) * request.size() : 0;
        if (offset >= ListRequest.DEEPEST_ROW) {
            throw new RuleViolation("page", "web.api.page-too-deep", ListRequest.DEEPEST_ROW);
        }
        String sql = list.select(order) + filters.where() + place.rest() + " offset " + offset;
        return place.page(jdbc.sql(sql).params(filters.values()), request.size(), list.mapper());
    }

    /** From the parameter {@code ordering}, such as {@code -created_at,name}. */
    private static Keyset order(ListSpec<?> list, ListRequest request) {
        String spoken = request.text("ordering").orElse(list.defaultOrdering());
        List<String> names = spoken.isEmpty()
                ? List.of()
                : Arrays.stream(spoken.split(",")).distinct().toList();
        for (String name : names) {
            String field = name.startsWith("-") ? name.substring(1) : name;
            if (!list.mayOrderBy(field)) {
                throw new RuleViolation(
                        "ordering", "web.api.unknown-ordering", field, String.join(", ", list.sortable()));
            }
        }
        return list.keyset(names);
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
