package com.bmasia.crm.customers.web;

import com.bmasia.crm.shared.PhoneNumber;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.web.FormErrors;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DirectFieldBindingResult;

/** Shows a form, with what was typed and what is wrong with it. */
final class Forms {

    private Forms() {}

    static void show(Model model, Record form) {
        show(model, form, null);
    }

    /** @param violation the refusal, with further ones suppressed in it; null: none */
    static void show(Model model, Record form, RuleViolation violation) {
        BindingResult errors = new DirectFieldBindingResult(form, "form");
        if (violation != null) {
            FormErrors.apply(violation, errors);
            Arrays.stream(violation.getSuppressed())
                    .filter(RuleViolation.class::isInstance)
                    .forEach(other -> FormErrors.apply((RuleViolation) other, errors));
        }
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
    }

    /** Where what was typed differs from what is saved now: the field's name and its saved value. */
    static Map<String, String> differences(Record typed, Record saved) {
        Map<String, String> differences = new LinkedHashMap<>();
        for (RecordComponent field : typed.getClass().getRecordComponents()) {
            String mine = read(field, typed);
            String theirs = read(field, saved);
            if (!field.getName().equals("version") && !Objects.equals(mine, theirs)) {
                differences.put(field.getName(), theirs);
            }
        }
        return differences;
    }

    static String readablePhone(String value) {
        return value == null ? null : PhoneNumber.readable(value);
    }

    private static String read(RecordComponent field, Record of) {
        try {
            Object value = field.getAccessor().invoke(of);
            return value == null ? "" : value.toString().replace("\r\n", "\n").strip();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(field.getName(), e);
        }
    }
}
