package com.bmasia.crm.mail.outbox;

import java.util.Map;

/**
 * One visit of a process to a step that sends.
 *
 * @param occurrence another one for each visit, also of the same step in a loop
 * @param parameters of the step, evaluated; null values where an expression had none
 */
public record ProcessStep(
        String processKey, String businessKey, String instance, String occurrence, Map<String, Object> parameters) {

    /** Unique for the mail of this visit. A visit that is rolled back and run again left no mail behind. */
    String reason() {
        return "process:" + instance + ":" + occurrence;
    }

    /** Null where it is missing or blank. */
    String parameter(String name) {
        Object value = parameters.get(name);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }
}
