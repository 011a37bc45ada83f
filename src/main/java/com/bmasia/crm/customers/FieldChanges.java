package com.bmasia.crm.customers;

import com.bmasia.crm.users.AuditLog.Change;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** What differs between two versions of a record's details, for the audit log. */
final class FieldChanges {

    private FieldChanges() {}

    /** @param before null where there was none: then every filled field is a change
     *  @param nameOf how a reference to a person is read */
    static Map<String, Change> between(Record before, Record after, Function<UUID, String> nameOf) {
        Map<String, Change> changes = new LinkedHashMap<>();
        for (RecordComponent field : after.getClass().getRecordComponents()) {
            Object from = before == null ? null : read(field, before);
            Object to = read(field, after);
            if (!Objects.equals(from, to)) {
                changes.put(words(field), new Change(readable(from, nameOf), readable(to, nameOf)));
            }
        }
        return changes;
    }

    private static String readable(Object value, Function<UUID, String> nameOf) {
        if (value instanceof UUID id) {
            return nameOf.apply(id);
        }
        return value == null ? null : value.toString();
    }

    /** {@code legalName} becomes {@code legal name}; a reference is called what it refers to. */
    private static String words(RecordComponent field) {
        String name = field.getType() == UUID.class ? field.getName().replaceAll("Id$", "") : field.getName();
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static Object read(RecordComponent field, Record of) {
        try {
            return field.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(field.getName(), e);
        }
    }
}
