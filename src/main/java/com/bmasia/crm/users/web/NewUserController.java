package com.bmasia.crm.users.web;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.UserService;
import com.bmasia.crm.users.passwords.PasswordResets;
import com.bmasia.crm.web.form.Forms;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A new account, entered by an invitation or with a password that the administrator hands over. */
@Controller
@Requires(Permission.ADMINISTER)
@RequestMapping("/users/new")
class NewUserController {

    private final UserService users;
    private final PasswordResets resets;
    private final AccountChoices choices;

    NewUserController(UserService users, PasswordResets resets, AccountChoices choices) {
        this.users = users;
        this.resets = resets;
        this.choices = choices;
    }

    @GetMapping
    String page(Model model) {
        model.addAttribute("form", new AccountForm());
        return show(model);
    }

    @PostMapping
    String create(
            @Valid @ModelAttribute("form") AccountForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        AtomicReference<UserId> created = new AtomicReference<>();
        if (!Forms.accepted(errors, response, () -> created.set(create(form, by)))) {
            return show(model);
        }
        redirect.addFlashAttribute("toast", form.isInvite() ? "users.account.invited" : "users.account.created");
        redirect.addFlashAttribute("toastArgs", new Object[] {form.getFullName(), form.getEmail()});
        return "redirect:/users/" + created.get();
    }

    private UserId create(AccountForm form, CurrentUser by) {
        UserId id = users.create(form.details(), form.isInvite() ? null : form.getPassword(), by);
        if (form.isInvite()) {
            resets.send(id, true, by);
        }
        return id;
    }

    private String show(Model model) {
        choices.addTo(model);
        return "users/new";
    }
}
