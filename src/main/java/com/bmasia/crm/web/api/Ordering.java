package com.bmasia.crm.web.api;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.web.list.Keyset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the order of a list from the parameter {@code ordering}, such as {@code -created_at,name}. */
final class Ordering {

    private Ordering() {}

    static Keyset of(ApiList<?> list, ListRequest request) {
        String spoken = request.text("ordering").orElse(list.defaultOrdering());
        Set<String> names = new LinkedHashSet<>(List.of(spoken.isEmpty() ? new String[0] : spoken.split(",")));
        Keyset order = Keyset.of(list.from());
        for (String name : names) {
            boolean descending = name.startsWith("-");
            ApiList.Field field = field(list, descending ? name.substring(1) : name);
            order = order.nullable("(" + field.expression() + ")", field.type().sqlType(), descending);
        }
        boolean newestFirst = !names.isEmpty() && names.iterator().next().startsWith("-");
        return newestFirst ? order.descending(list.key(), "uuid") : order.ascending(list.key(), "uuid");
    }

    private static ApiList.Field field(ApiList<?> list, String name) {
        if (!list.sortable().contains(name) && !names(list.defaultOrdering()).contains(name)) {
            throw new RuleViolation("ordering", "web.api.unknown-ordering", name, String.join(", ", list.sortable()));
        }
        return list.fields().get(name);
    }

    private static List<String> names(String ordering) {
        return List.of(ordering.replace("-", "").split(","));
    }
}
