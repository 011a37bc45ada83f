package com.bmasia.crm.customers;

import com.bmasia.crm.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The orders of the customer lists. Each knows its SQL and how a page begins after a row (keyset). */
public enum SortBy {
    NAME("c.name collate \"th-x-icu\", c.id", "(c.name collate \"th-x-icu\", c.id) > (:cursorName, :cursorId)"),
    NEWEST("c.created_at desc, c.id desc", "(c.created_at, c.id) < (cast(:cursorTime as timestamptz), :cursorId)");

    final String order;
    private final String after;

    SortBy(String order, String after) {
        this.order = order;
        this.after = after;
    }

    /** Adds the condition that rows come after the cursor, which was made by {@link #cursor}; null begins at the top. */
    void startAfter(String cursor, Conditions conditions) {
        if (cursor == null || cursor.isBlank()) {
            return;
        }
        try {
            String[] parts = cursor.split("\\.", 2);
            String value = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            Object start = this == NAME ? value : Instant.parse(value).toString();
            conditions
                    .add(after, this == NAME ? "cursorName" : "cursorTime", start)
                    .with("cursorId", UUID.fromString(parts[1]));
        } catch (RuntimeException e) {
            throw new RuleViolation("after", "customers.rule.cursor");
        }
    }

    String cursor(String name, Instant createdAt, UUID id) {
        String value = this == NAME ? name : createdAt.toString();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + "."
                + id;
    }
}
