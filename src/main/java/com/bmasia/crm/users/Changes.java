package com.bmasia.crm.users;

import com.bmasia.crm.users.AuditLog.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

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

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
