package com.bmasia.crm.web.form;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** With what a handler answers a form that was sent; one argument of it instead of three. */
public record Answer(Model model, HttpServletResponse response, RedirectAttributes redirect) {

    /** @param page shows a form: adds what else stands on its page, and gives the view */
    public <F extends Record> Submission<F> to(F typed, Function<F, String> page) {
        return new Submission<>(this, typed, page, null, null);
    }

    /** Leads to another page, which announces what was done. */
    public String redirect(String address, String toast) {
        redirect.addFlashAttribute("toast", toast);
        return "redirect:" + address;
    }
}
