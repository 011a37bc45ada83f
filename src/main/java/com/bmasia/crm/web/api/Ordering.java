package com.bmasia.crm.web.api;

import com.bmasia.crm.shared.RuleViolation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order of a list, ending with its unique key, and the condition "after this row" in that order. PostgreSQL's own
 * place for nulls is kept (last when ascending, first when descending), so that indexes fit.
 */
final class Ordering {

    private record Term(String expression, String sqlType, boolean descending) {

        private String value(int index) {
            return "cast(:after_" + index + " as " + sqlType + ")";
        }

        /** Rows whose value stands after that of the cursor; null where there can be none. */
        private String after(int index, String value) {
            if (value == null) {
                return descending ? expression + " is not null" : null;
            }
            return descending
                    ? expression + " < " + value(index)
                    : "(" + expression + " > " + value(index) + " or " + expression + " is null)";
        }

        private String same(int index, String value) {
            return value == null ? expression + " is null" : expression + " = " + value(index);
        }
    }

    private final String spoken;
    private final List<Term> terms = new ArrayList<>();

    Ordering(ApiList<?> list, ListRequest request) {
        spoken = request.text("ordering").orElse(list.defaultOrdering());
        Set<String> names = new LinkedHashSet<>(List.of(spoken.isEmpty() ? new String[0] : spoken.split(",")));
        for (String name : names) {
            boolean descending = name.startsWith("-");
            String field = descending ? name.substring(1) : name;
            if (!list.sortable().contains(field)
                    && !names(list.defaultOrdering()).contains(field)) {
                throw new RuleViolation(
                        "ordering", "web.api.unknown-ordering", field, String.join(", ", list.sortable()));
            }
            ApiList.Field known = list.fields().get(field);
            terms.add(new Term("(" + known.expression() + ")", known.type().sqlType(), descending));
        }
        terms.add(new Term(list.key(), "uuid", !terms.isEmpty() && terms.get(0).descending()));
    }

    private static List<String> names(String ordering) {
        return List.of(ordering.replace("-", "").split(","));
    }

    String spoken() {
        return spoken;
    }

    int size() {
        return terms.size();
    }

    String orderBy() {
        return terms.stream()
                .map(term -> term.expression() + (term.descending() ? " desc" : ""))
                .collect(Collectors.joining(", "));
    }

    /** The values of a row from which the next page can go on, as further columns. */
    String keyColumns() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            columns.add("cast(" + terms.get(i).expression() + " as text) as list_key_" + i);
        }
        return String.join(", ", columns);
    }

    String after(List<String> row, Map<String, Object> values) {
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) != null) {
                values.put("after_" + i, row.get(i));
            }
        }
        if (terms.size() == 2 && terms.get(0).descending() && row.get(0) != null) {
            // One comparison of pairs starts right inside the index, however deep the page is.
            return "(%s, %s) < (%s, %s)"
                    .formatted(
                            terms.get(0).expression(),
                            terms.get(1).expression(),
                            terms.get(0).value(0),
                            terms.get(1).value(1));
        }
        List<String> ways = new ArrayList<>();
        StringBuilder same = new StringBuilder();
        for (int i = 0; i < terms.size(); i++) {
            String after = terms.get(i).after(i, row.get(i));
            if (after != null) {
                ways.add(same + after);
            }
            same.append(terms.get(i).same(i, row.get(i))).append(" and ");
        }
        return "(" + String.join(" or ", ways) + ")";
    }
}
