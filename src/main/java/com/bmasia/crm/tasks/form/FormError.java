package com.bmasia.crm.tasks.form;

import java.util.List;

/** What is wrong with one field; {@code field} is null for the choice of the outcome. */
public record FormError(String field, String messageKey, List<Object> arguments) {

    static FormError of(FormField field, String rule, Object... arguments) {
        return new FormError(field.key(), "tasks.form." + rule, List.of(arguments));
    }
}
