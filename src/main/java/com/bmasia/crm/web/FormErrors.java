package com.bmasia.crm.web;

import com.bmasia.crm.shared.RuleViolation;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.validation.BindingResult;

/** Brings a refusal of the service to the form, beside the field that it is about. */
public final class FormErrors {

    private FormErrors() {}

    /** A violation that names no field of this form stands above the form. */
    public static void apply(RuleViolation violation, BindingResult form) {
        if (violation.field() != null && hasField(form, violation.field())) {
            form.rejectValue(violation.field(), violation.messageKey(), violation.arguments(), violation.messageKey());
        } else {
            form.reject(violation.messageKey(), violation.arguments(), violation.messageKey());
        }
    }

    private static boolean hasField(BindingResult form, String field) {
        Object target = form.getTarget();
        if (target == null) {
            return false;
        }
        if (target.getClass().isRecord()) {
            return java.util.Arrays.stream(target.getClass().getRecordComponents())
                    .anyMatch(component -> component.getName().equals(field));
        }
        BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(target);
        return properties.isReadableProperty(field);
    }
}
