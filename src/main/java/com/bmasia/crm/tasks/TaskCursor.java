package com.bmasia.crm.tasks;

import com.bmasia.crm.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/** The place of a task in the order of the list: by due time (none last), priority, age, id. */
record TaskCursor(Instant due, int priority, Instant created, String id) {

    static String of(OpenTask task) {
        String text = millis(task.times().due()) + "|" + task.priority() + "|"
                + millis(task.times().created()) + "|" + task.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Null for the beginning of the list. */
    static TaskCursor parse(String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("\\|", 4);
            return new TaskCursor(instant(parts[0]), Integer.parseInt(parts[1]), instant(parts[2]), parts[3]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new RuleViolation("cursor", "tasks.rule.cursor");
        }
    }

    private static String millis(Instant instant) {
        return instant == null ? "" : Long.toString(instant.toEpochMilli());
    }

    private static Instant instant(String millis) {
        return millis.isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
