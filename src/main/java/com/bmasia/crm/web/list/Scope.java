package com.bmasia.crm.web.list;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Who reads a list: a condition on every row, and values of the parameters that it and the list's own expressions name,
 * such as {@code :me}.
 */
public record Scope(String condition, Map<String, Object> values) {

    private static final Scope ALL = new Scope("true", Map.of());

    /** Every row of the list. */
    public static Scope all() {
        return ALL;
    }

    public Scope where(String further) {
        return new Scope(condition + " and (" + further + ")", values);
    }

    public Scope with(String parameter, Object value) {
        return withAll(Collections.singletonMap(parameter, value));
    }

    /** @param further values; null is one too */
    public Scope withAll(Map<String, ?> further) {
        Map<String, Object> more = new HashMap<>(values);
        more.putAll(further);
        return new Scope(condition, more);
    }
}
