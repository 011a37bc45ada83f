package com.bmasia.crm.users.web;

import com.bmasia.crm.shared.Language;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.users.KnownDevices;
import com.bmasia.crm.users.PasswordService;
import com.bmasia.crm.users.Theme;
import com.bmasia.crm.users.UserQueries;
import com.bmasia.crm.users.UserService;
import com.bmasia.crm.users.api.ApiKeys;
import com.bmasia.crm.web.form.Forms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The signed-in person's own account. */
@Controller
@ForEveryone
@RequestMapping("/users/me")
class ProfileController {

    private static final String BACK = "redirect:/users/me";

    private final UserQueries queries;
    private final UserService users;
    private final PasswordService passwords;
    private final ApiKeys keys;
    private final KnownDevices devices;

    ProfileController(
            UserQueries queries, UserService users, PasswordService passwords, ApiKeys keys, KnownDevices devices) {
        this.queries = queries;
        this.users = users;
        this.passwords = passwords;
        this.keys = keys;
        this.devices = devices;
    }

    @GetMapping
    String page(@AuthenticationPrincipal CurrentUser user, Model model) {
        return show(user, model);
    }

    @PostMapping
    String edit(
            @Valid @ModelAttribute("form") ProfileForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser user,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (Forms.accepted(errors, response, () -> users.editProfile(form.details(), form.getOldPassword(), user))) {
            redirect.addFlashAttribute("toast", "users.profile.saved");
            return BACK;
        }
        return show(user, model);
    }

    @PostMapping("/password")
    String changePassword(
            @ModelAttribute("passwordForm") PasswordForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser user,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (Forms.accepted(
                errors,
                response,
                () -> passwords.changePassword(form.getOldPassword(), form.getPassword(), form.isKeepKeys(), user))) {
            // Whoever knew the session's key together with the old password keeps neither.
            request.changeSessionId();
            devices.remember(user.id(), request, response);
            redirect.addFlashAttribute("toast", "users.password.changed");
            return BACK;
        }
        return show(user, model);
    }

    private String show(CurrentUser user, Model model) {
        UserQueries.UserDetails details = queries.get(user.id());
        model.addAttribute("account", details);
        model.addAttribute("themes", Theme.values());
        model.addAttribute("languages", Language.values());
        model.addAttribute("keys", keys.listOf(user));
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", ProfileForm.of(details));
        }
        if (!model.containsAttribute("passwordForm")) {
            model.addAttribute("passwordForm", new PasswordForm());
        }
        return "users/me";
    }
}
