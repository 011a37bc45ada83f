package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The where clause of a list: only what was asked for. Values go in as parameters, never as text. */
final class Conditions {

    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /** Adds the clause unless there is no value for its parameter. */
    Conditions add(String clause, String parameter, Object value) {
        if (value != null) {
            clauses.add(clause);
            parameters.put(parameter, value instanceof Enum<?> constant ? constant.name() : value);
        }
        return this;
    }

    Conditions with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Adds a clause over {@code :pattern}, unless nothing was typed. */
    Conditions search(String clause, String typed) {
        return add(clause, "pattern", typed == null || typed.isBlank() ? null : pattern(typed));
    }

    String where() {
        return clauses.isEmpty() ? "" : " where " + String.join(" and ", clauses);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** Telephone numbers are typed with blanks and a leading zero, but kept as +66812345678. */
    private static String pattern(String typed) {
        boolean number = typed.matches("[0-9+()\\s-]{6,}");
        return Sql.contains(number ? typed.replaceAll("[^0-9]", "").replaceFirst("^0+", "") : typed);
    }
}
