package com.bmasia.crm.web.form;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.RuleViolation.BrokenRule;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.validation.BindingResult;

/** Brings a refusal of the service to the form, each broken rule beside the field that it is about. */
final class FormErrors {

    private FormErrors() {}

    /** A rule that names no field of this form stands above the form. */
    static void apply(RuleViolation refusal, BindingResult form) {
        refusal.broken().forEach(rule -> apply(rule, form));
    }

    private static void apply(BrokenRule rule, BindingResult form) {
        Object[] arguments = rule.arguments().toArray();
        if (rule.field() != null && hasField(form, rule.field())) {
            form.rejectValue(rule.field(), rule.messageKey(), arguments, rule.messageKey());
        } else {
            form.reject(rule.messageKey(), arguments, rule.messageKey());
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
