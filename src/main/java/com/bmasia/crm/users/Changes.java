package com.bmasia.crm.users;

import com.bmasia.crm.users.AuditLog.Change;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Collects what an edit really changed, field by field, for {@link AuditLog#record}. */
public final class Changes {

    private final Map<String, Change> changes = new LinkedHashMap<>();

    public Changes field(String name, Object from, Object to) {
        if (!Objects.equals(from, to)) {
            changes.put(name, new Change(text(from), text(to)));
        }
        return this;
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    public Map<String, Change> asMap() {
        return changes;
    }

    /** As people read it: {@code IN_PROGRESS} as "In progress", several as a sorted list, none as null. */
    private static String text(Object value) {
        if (value instanceof Collection<?> several) {
            String list = several.stream().map(Changes::text).sorted().collect(Collectors.joining(", "));
            return list.isEmpty() ? null : list;
        }
        if (value instanceof Enum<?> constant) {
            String words = constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
        return value == null ? null : value.toString();
    }
}
