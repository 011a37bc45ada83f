package com.bmasia.crm.web.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.shared.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DataBinder;

class FormErrorsTest {

    record Form(String subject) {}

    static class OldForm {
        public String getSubject() {
            return "typed";
        }
    }

    @Test
    void putsTheRefusalAtItsFieldAndKeepsWhatWasTyped() {
        BindingResult binding = new BeanPropertyBindingResult(new OldForm(), "form");
        FormErrors.apply(new RuleViolation("subject", "rule.email", "x"), binding);
        assertThat(binding.getFieldError("subject").getCode()).isEqualTo("rule.email");
        assertThat(binding.getFieldError("subject").getArguments()).containsExactly("x");
        assertThat(binding.getFieldError("subject").getRejectedValue()).isEqualTo("typed");
    }

    @Test
    void knowsTheFieldsOfRecords() {
        BindingResult binding = new DataBinder(new Form("typed"), "form").getBindingResult();
        FormErrors.apply(new RuleViolation("subject", "rule.email"), binding);
        assertThat(binding.getFieldError("subject").getCode()).isEqualTo("rule.email");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "somethingElse")
    void putsEverythingElseAboveTheForm(String field) {
        BindingResult binding = new BeanPropertyBindingResult(new OldForm(), "form");
        FormErrors.apply(new RuleViolation(field, "rule.email"), binding);
        assertThat(binding.getGlobalError().getCode()).isEqualTo("rule.email");
    }
}
