package com.bmasia.crm.tasks.form;

import com.bmasia.crm.shared.RuleViolation;
import java.util.List;

/**
 * What was filled in does not keep to the form. As a rule violation it is its first error; the others are
 * suppressed in it, which is how several are told at once.
 */
public class FormRefused extends RuleViolation {

    private final transient List<FormError> errors;

    public FormRefused(List<FormError> errors) {
        super(
                errors.get(0).field(),
                errors.get(0).messageKey(),
                errors.get(0).arguments().toArray());
        this.errors = List.copyOf(errors);
        errors.stream()
                .skip(1)
                .map(error -> new RuleViolation(
                        error.field(), error.messageKey(), error.arguments().toArray()))
                .forEach(this::addSuppressed);
    }

    public List<FormError> errors() {
        return errors;
    }
}
