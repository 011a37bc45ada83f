package com.bmasia.crm.mail.web;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.web.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;

/** Runs the use case of a form, or answers 422 with all that is wrong beside the fields. */
final class MailForms {

    private MailForms() {}

    static boolean accepted(BindingResult form, HttpServletResponse response, Runnable useCase) {
        if (!form.hasErrors()) {
            try {
                useCase.run();
                return true;
            } catch (RuleViolation refusal) {
                FormErrors.apply(refusal, form);
                Arrays.stream(refusal.getSuppressed())
                        .filter(RuleViolation.class::isInstance)
                        .forEach(other -> FormErrors.apply((RuleViolation) other, form));
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return false;
    }
}
