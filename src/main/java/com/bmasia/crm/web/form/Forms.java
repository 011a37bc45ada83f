package com.bmasia.crm.web.form;

import com.bmasia.crm.shared.RuleViolation;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DirectFieldBindingResult;
import org.springframework.web.server.ResponseStatusException;

/** Forms as pages show them. Where a form is a record that is saved, {@link Answer} does the rest too. */
public final class Forms {

    private static final String FORM = "form";

    private Forms() {}

    /** Shows a form with what is in it, and nothing wrong. */
    public static void show(Record form, Model model) {
        model.addAttribute(FORM, form);
        showErrors(errorsOf(form), model);
    }

    /** Shows what is wrong with a form that is shown. */
    static void showErrors(Record form, RuleViolation refusal, Model model) {
        BindingResult errors = errorsOf(form);
        FormErrors.apply(refusal, errors);
        showErrors(errors, model);
    }

    /**
     * Runs the use case of a form that could be read; 422 with all that is wrong beside the fields where it was refused.
     * A record with something in it that no page sends, such as text in place of a file, cannot be made at all: 400, as
     * there is no form to show again.
     */
    public static boolean accepted(BindingResult form, HttpServletResponse response, Runnable useCase) {
        if (form.getTarget() == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        if (!form.hasErrors()) {
            try {
                useCase.run();
                return true;
            } catch (RuleViolation refusal) {
                FormErrors.apply(refusal, form);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return false;
    }

    /** The version that somebody had before them. Without one it is another than the saved one, which is a conflict. */
    public static int versionSeen(Integer version) {
        return version == null ? -1 : version;
    }

    /** By fields, because a record has no getters. */
    private static BindingResult errorsOf(Record form) {
        return new DirectFieldBindingResult(form, FORM);
    }

    private static void showErrors(BindingResult errors, Model model) {
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + FORM, errors);
    }
}
