package com.bmasia.crm.mail.templates;

import com.bmasia.crm.shared.RuleViolation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/** The orders of the list of templates. Each knows its SQL and how a page begins after a row (keyset). */
public enum TemplateSort {
    NAME("t.name collate \"th-x-icu\", t.id", "(t.name collate \"th-x-icu\", t.id) > (:cursorKey, :cursorId)"),
    CHANGED("t.updated_at desc, t.id desc", "(t.updated_at, t.id) < (cast(:cursorKey as timestamptz), :cursorId)");

    final String order;
    private final String after;

    TemplateSort(String order, String after) {
        this.order = order;
        this.after = after;
    }

    /** The condition under which rows come after the cursor; puts what it names into the parameters. */
    String startAfter(String cursor, Map<String, Object> parameters) {
        if (cursor == null || cursor.isBlank()) {
            return "true";
        }
        try {
            String[] parts = cursor.split("\\.", 2);
            String key = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            if (key.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("zero character");
            }
            parameters.put("cursorKey", this == NAME ? key : Instant.parse(key).toString());
            parameters.put("cursorId", UUID.fromString(parts[1]));
            return after;
        } catch (RuntimeException e) {
            throw new RuleViolation("after", "mail.template.rule.cursor");
        }
    }

    String cursor(TemplateRow last) {
        String key = this == NAME ? last.name() : last.updatedAt().toString();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8)) + "."
                + last.id();
    }
}
