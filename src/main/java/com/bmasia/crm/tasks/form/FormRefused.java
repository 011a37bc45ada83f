package com.bmasia.crm.tasks.form;

import com.bmasia.crm.shared.RuleViolation;
import java.util.List;

/** What was filled in does not keep to the form. */
public class FormRefused extends RuleViolation {

    private final transient List<FormError> errors;

    public FormRefused(List<FormError> errors) {
        super(errors.stream()
                .map(error -> new BrokenRule(error.field(), error.messageKey(), error.arguments()))
                .toList());
        this.errors = List.copyOf(errors);
    }

    public List<FormError> errors() {
        return errors;
    }
}
