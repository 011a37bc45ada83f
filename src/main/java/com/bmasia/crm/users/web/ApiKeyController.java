package com.bmasia.crm.users.web;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.users.api.ApiKeys;
import com.bmasia.crm.web.form.Forms;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A person's own API keys: make one, see which there are, revoke them. */
@Controller
@RequestMapping("/users/me/keys")
@ForEveryone
class ApiKeyController {

    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    record KeyForm(String name, String password) {}

    @GetMapping
    String page(@ModelAttribute("form") KeyForm form, @AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("keys", keys.listOf(user));
        return "users/keys";
    }

    /** Answers with the page itself: on the way through a redirect the secret would be stored in the session. */
    @PostMapping
    String create(
            @ModelAttribute("form") KeyForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser user,
            HttpServletResponse response,
            Model model) {
        Forms.accepted(
                errors, response, () -> model.addAttribute("created", keys.create(form.name(), form.password(), user)));
        return page(form, user, model);
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        keys.revoke(id, user);
        redirect.addFlashAttribute("toast", "users.keys.revoked");
        return "redirect:/users/me/keys";
    }
}
