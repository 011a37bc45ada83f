package com.bmasia.crm.web.list;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.shared.Sql;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The conditions that somebody puts on a list, as SQL with parameters. Only what is asked for gets into the statement. */
public final class FieldConditions {

    private static final Map<String, String> COMPARISONS =
            Map.of("", " = ", "gte", " >= ", "lte", " <= ", "gt", " > ", "lt", " < ");
    private static final Set<FieldType> COMPARABLE = Set.of(FieldType.INSTANT, FieldType.DATE, FieldType.NUMBER);

    private final ListSpec<?> list;
    private final ZoneId zone;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();
    private ListSpec.Search search;

    public FieldConditions(ListSpec<?> list, Scope scope, ZoneId zone) {
        this.list = list;
        this.zone = zone;
        conditions.add("(" + list.where() + ")");
        conditions.add("(" + scope.condition() + ")");
        values.putAll(scope.values());
    }

    public String where() {
        return search == null ? withoutSearch() : withoutSearch() + " and (" + search.condition() + ")";
    }

    public String withoutSearch() {
        return String.join(" and ", conditions);
    }

    /** What part of the rows the search finds, where that is known and counting them would take long; else null. */
    public Double share() {
        return search == null ? null : search.share();
    }

    public Map<String, Object> values() {
        return values;
    }

    /** Adds that rows have the words. */
    public void search(SearchWords words) {
        values.putAll(words.parameters(ListSpec.SEARCH));
        search = list.search().apply(words);
    }

    public void and(String condition) {
        conditions.add("(" + condition + ")");
    }

    /**
     * Adds a condition as the API speaks it, such as {@code created_at__gte}.
     *
     * @throws RuleViolation that names the parameter
     */
    public void add(String parameter, String value) {
        int split = parameter.indexOf("__");
        ListField<?> field = list.fields().get(split < 0 ? parameter : parameter.substring(0, split));
        String operator = split < 0 ? "" : parameter.substring(split + 2);
        if (field == null || !suits(field, operator)) {
            throw new RuleViolation(parameter, "web.api.unknown-parameter");
        }
        conditions.add(condition(field, operator, parameter, value));
    }

    /** Adds what a filter of a page asks; whatever is no value is left out, as an address may be old or mistyped. */
    void addReadable(ListField<?> field, String operator, Collection<String> asked) {
        if (asked.size() == 1 && addSpecial(field, asked.iterator().next())) {
            return;
        }
        List<String> readable = asked.stream()
                .filter(value -> isReadable(field, operator, value))
                .toList();
        if (readable.size() == 1 || field.matching() != null) {
            readable.forEach(value -> conditions.add(condition(field, operator, field.name(), value)));
        } else if (!readable.isEmpty()) {
            List<Object> parsed = readable.stream()
                    .map(value -> parse(field, field.name(), value))
                    .toList();
            conditions.add("(" + field.expression() + ") in (:" + keep(parsed) + ")");
        }
    }

    private boolean addSpecial(ListField<?> field, String value) {
        ListField.Special special = field.special().get(value);
        if (special != null) {
            and(special.condition());
        }
        return special != null;
    }

    private static boolean isReadable(ListField<?> field, String operator, String value) {
        try {
            if (field.type() == FieldType.INSTANT && !operator.isEmpty()) {
                return FieldType.day(value)
                        .filter(day -> day.getYear() >= 1 && day.getYear() < 9999)
                        .isPresent();
            }
            parse(field, field.name(), value);
            return true;
        } catch (RuleViolation unreadable) {
            return false;
        }
    }

    private static boolean suits(ListField<?> field, String operator) {
        return switch (operator) {
            case "" -> true;
            case "isnull" -> field.matching() == null;
            case "in" -> field.type() != FieldType.BOOLEAN && field.matching() == null;
            default -> COMPARISONS.containsKey(operator) && COMPARABLE.contains(field.type());
        };
    }

    private String condition(ListField<?> field, String operator, String parameter, String value) {
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
        if (field.matching() != null) {
            return "(" + field.matching().replace(":value", ":" + keep(parsed)) + ")";
        }
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

    private static Object parse(ListField<?> field, String parameter, String value) {
        Object parsed = field.type().parse(parameter, value);
        if (field.type() == FieldType.CODE && !field.codes().contains(parsed)) {
            String known = field.codes().stream().map(ListSpec::spoken).sorted().collect(Collectors.joining(", "));
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
