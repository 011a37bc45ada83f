package com.bmasia.crm.web.api;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.web.api.ApiList.Field;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The conditions that the query of a request puts on a list, as SQL with parameters. */
final class Filters {

    private static final Set<String> PAGING = Set.of("page", "page_size", "cursor", "ordering");
    private static final Map<String, String> COMPARISONS =
            Map.of("", " = ", "gte", " >= ", "lte", " <= ", "gt", " > ", "lt", " < ");
    private static final Set<FieldType> COMPARABLE = Set.of(FieldType.INSTANT, FieldType.DATE, FieldType.NUMBER);

    private final ApiList<?> list;
    private final ZoneId zone;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    Filters(ApiList<?> list, ListRequest request, ZoneId zone) {
        this.list = list;
        this.zone = zone;
        conditions.add("(" + list.where() + ")");
        request.parameters().forEach(this::add);
    }

    String where() {
        return String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }

    private void add(String parameter, String value) {
        if (PAGING.contains(parameter) || list.handled().contains(parameter)) {
            return;
        }
        if (parameter.equals("search") && list.search() != null) {
            String typed = (String) FieldType.TEXT.parse(parameter, value);
            values.put("search", Sql.contains(typed));
            values.put("typed", typed.strip());
            conditions.add("(" + list.search().apply(typed) + ")");
            return;
        }
        int split = parameter.indexOf("__");
        String operator = split < 0 ? "" : parameter.substring(split + 2);
        Field field = list.fields().get(split < 0 ? parameter : parameter.substring(0, split));
        if (field == null || !suits(field, operator)) {
            throw new RuleViolation(parameter, "web.api.unknown-parameter");
        }
        conditions.add(condition(field, operator, parameter, value));
    }

    private static boolean suits(Field field, String operator) {
        return switch (operator) {
            case "", "isnull" -> true;
            case "in" -> field.type() != FieldType.BOOLEAN;
            default -> COMPARISONS.containsKey(operator) && COMPARABLE.contains(field.type());
        };
    }

    private String condition(Field field, String operator, String parameter, String value) {
        String expression = "(" + field.expression() + ")";
        if (operator.equals("isnull")) {
            return expression + ((boolean) FieldType.BOOLEAN.parse(parameter, value) ? " is null" : " is not null");
        }
        if (operator.equals("in") && field.type() == FieldType.INSTANT) {
            return Arrays.stream(value.split(",", -1))
                    .map(part -> condition(field, "", parameter, part.strip()))
                    .collect(Collectors.joining(" or ", "(", ")"));
        }
        if (operator.equals("in")) {
            // The limit keeps blank parts, so that nothing but commas is refused like any other wrong value.
            return expression + " in (:"
                    + keep(Arrays.stream(value.split(",", -1))
                            .map(part -> parse(field, parameter, part.strip()))
                            .toList())
                    + ")";
        }
        Optional<LocalDate> day = field.type() == FieldType.INSTANT ? FieldType.day(value) : Optional.empty();
        if (day.isPresent()) {
            return ofDay(expression, operator, day.get());
        }
        Object parsed = parse(field, parameter, value);
        if (field.type() == FieldType.BOOLEAN) {
            // Not "= true": only the bare condition can use an index.
            return (boolean) parsed ? expression : expression + " is not true";
        }
        return expression + COMPARISONS.get(operator) + ":" + keep(parsed);
    }

    /** An instant compared with a day of the business zone, which counts as a whole: {@code lte} takes its evening in. */
    private String ofDay(String expression, String operator, LocalDate day) {
        return switch (operator) {
            case "gte" -> expression + " >= :" + keep(startOf(day));
            case "lt" -> expression + " < :" + keep(startOf(day));
            case "gt" -> expression + " >= :" + keep(startOf(day.plusDays(1)));
            case "lte" -> expression + " < :" + keep(startOf(day.plusDays(1)));
            default -> ofDay(expression, "gte", day) + " and " + ofDay(expression, "lte", day);
        };
    }

    private Timestamp startOf(LocalDate day) {
        return Sql.at(day.atStartOfDay(zone).toInstant());
    }

    private static Object parse(Field field, String parameter, String value) {
        Object parsed = field.type().parse(parameter, value);
        if (field.type() == FieldType.CODE && !field.codes().contains(parsed)) {
            String known = field.codes().stream().map(ApiList::spoken).sorted().collect(Collectors.joining(", "));
            throw new RuleViolation(parameter, "web.api.value.code", value, known);
        }
        return parsed;
    }

    private String keep(Object value) {
        String name = "filter_" + values.size();
        values.put(name, value);
        return name;
    }
}
