package com.bmasia.crm.users.web;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.web.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BindingResult;

/** What all forms of this module do: run the use case where the form is fine, else answer 422 with the errors in it. */
final class Forms {

    private Forms() {}

    static boolean accepted(BindingResult form, HttpServletResponse response, Runnable useCase) {
        if (!form.hasErrors()) {
            try {
                useCase.run();
                return true;
            } catch (RuleViolation e) {
                FormErrors.apply(e, form);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        return false;
    }
}
