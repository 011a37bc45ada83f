package com.bmasia.crm.tasks.web;

import com.bmasia.crm.tasks.TaskFilter;
import com.bmasia.crm.tasks.TaskFilter.Due;
import com.bmasia.crm.tasks.TaskFilter.Scope;
import java.util.Locale;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters of My work as they stand in the address; what is not understood is left out. */
record TaskSearch(String scope, String process, String due, String search) {

    TaskFilter filter() {
        return new TaskFilter(scopeOrMine(), false, null, text(process), constant(Due.class, due), text(search), null);
    }

    Scope scopeOrMine() {
        Scope chosen = constant(Scope.class, scope);
        return chosen == null ? Scope.MINE : chosen;
    }

    public boolean isFiltered() {
        return text(process) != null || text(due) != null || text(search) != null;
    }

    /** The same filters with another scope: the address of a tab. */
    public String url(String otherScope) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath("/tasks").queryParam("scope", otherScope);
        add(url, "process", process);
        add(url, "due", due);
        add(url, "search", search);
        return url.encode().build().toUriString();
    }

    /** The address of what is shown now. */
    public String url() {
        return url(code(scopeOrMine()));
    }

    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void add(UriComponentsBuilder url, String name, String value) {
        if (text(value) != null) {
            url.queryParam(name, "{" + name + "}").uriVariables(java.util.Map.of(name, value));
        }
    }

    private static String text(String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String code) {
        for (E constant : type.getEnumConstants()) {
            if (code(constant).equals(code)) {
                return constant;
            }
        }
        return null;
    }
}
