package com.bmasia.crm.users.web;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.PasswordService;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.UserQueries;
import com.bmasia.crm.users.UserService;
import com.bmasia.crm.users.passwords.PasswordResets;
import com.bmasia.crm.web.form.Forms;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
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

/** One account as an administrator sees and changes it. */
@Controller
@Requires(Permission.ADMINISTER)
@RequestMapping("/users/{id}")
class UserController {

    private final UserQueries queries;
    private final UserService users;
    private final PasswordService passwords;
    private final PasswordResets resets;
    private final AccountChoices choices;
    private final HandOverChoice handOvers;

    UserController(
            UserQueries queries,
            UserService users,
            PasswordService passwords,
            PasswordResets resets,
            AccountChoices choices,
            HandOverChoice handOvers) {
        this.queries = queries;
        this.users = users;
        this.passwords = passwords;
        this.resets = resets;
        this.choices = choices;
        this.handOvers = handOvers;
    }

    @GetMapping
    String page(@PathVariable UserId id, @AuthenticationPrincipal CurrentUser by, Model model) {
        return show(id, by, model);
    }

    @PostMapping
    String edit(
            @PathVariable UserId id,
            @Valid @ModelAttribute("form") AccountForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        boolean saved = Forms.accepted(
                errors,
                response,
                () -> HandOverChoice.show(
                        users.edit(id, form.getVersion(), form.details(), form.successor(), by), redirect));
        if (saved) {
            return back(id, redirect, "users.account.saved");
        }
        if (errors.hasFieldErrors(HandOverChoice.FIELD)) {
            handOvers.addTo(model, users.workLeftBy(id, form.details()));
        }
        return show(id, by, model);
    }

    @PostMapping("/password")
    String setPassword(
            @PathVariable UserId id,
            @ModelAttribute("passwordForm") PasswordForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return Forms.accepted(errors, response, () -> passwords.setPassword(id, form.getPassword(), by))
                ? back(id, redirect, "users.account.password-set")
                : show(id, by, model);
    }

    @PostMapping("/link")
    String sendLink(@PathVariable UserId id, @AuthenticationPrincipal CurrentUser by, RedirectAttributes redirect) {
        resets.send(id, queries.get(id).lastLogin() == null, by);
        return back(id, redirect, "users.account.link-sent");
    }

    @PostMapping("/activate")
    String activate(@PathVariable UserId id, @AuthenticationPrincipal CurrentUser by, RedirectAttributes redirect) {
        users.activate(id, by);
        return back(id, redirect, "users.account.activated");
    }

    private static String back(UserId id, RedirectAttributes redirect, String toast) {
        redirect.addFlashAttribute("toast", toast);
        return "redirect:/users/" + id;
    }

    private String show(UserId id, CurrentUser by, Model model) {
        UserQueries.UserDetails account = queries.get(id);
        model.addAttribute("account", account);
        model.addAttribute("own", id.equals(by.id()));
        choices.addTo(model);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", AccountForm.of(account));
        }
        if (!model.containsAttribute("passwordForm")) {
            model.addAttribute("passwordForm", new PasswordForm());
        }
        return "users/account";
    }
}
