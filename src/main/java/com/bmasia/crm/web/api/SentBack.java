package com.bmasia.crm.web.api;

import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.RuleViolation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The fields of a change that cannot be set. Old clients send whole records back, so a field that still has the value of
 * the record passes; any other is refused with its name, as nothing would come of it. A request record collects them with
 * {@code @JsonAnySetter Map<String, JsonNode> others}.
 */
@Component
public class SentBack {

    private final ObjectMapper json;

    SentBack(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param record as the API shows it now
     * @throws RuleViolation for each field that differs from it or that it does not have
     */
    public void check(Map<String, JsonNode> others, Object record) {
        if (others == null || others.isEmpty()) {
            return;
        }
        JsonNode now = asSent(record);
        refuse(others, (field, sent) -> now.has(field) && now.get(field).equals(sent) ? null : reason(now, field));
    }

    /** Read again from its text, so that numbers have the same types as those that clients send. */
    private JsonNode asSent(Object record) {
        try {
            return json.readTree(json.writeValueAsBytes(record));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a record that does not exist yet, nothing can be sent back. */
    public static void refuse(Map<String, JsonNode> others) {
        if (others != null) {
            refuse(others, (field, sent) -> "web.api.unknown-field");
        }
    }

    private static String reason(JsonNode now, String field) {
        return now.has(field) ? "web.api.read-only" : "web.api.unknown-field";
    }

    private interface Check {
        String refusal(String field, JsonNode sent);
    }

    private static void refuse(Map<String, JsonNode> others, Check check) {
        Checks checks = new Checks();
        others.forEach((field, sent) -> {
            String key = check.refusal(field, sent);
            checks.require(key == null, field, key);
        });
        checks.throwIfAny();
    }
}
