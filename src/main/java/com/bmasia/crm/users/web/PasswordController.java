package com.bmasia.crm.users.web;

import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.users.KnownDevices;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.UserQueries.UserDetails;
import com.bmasia.crm.users.login.TooManyAttempts;
import com.bmasia.crm.users.passwords.PasswordResets;
import com.bmasia.crm.web.form.Forms;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The way back in for people without a password. Opening a link changes nothing: mail scanners open links too. */
@Controller
@ForEveryone
@RequestMapping("/password")
class PasswordController {

    private final PasswordResets resets;
    private final KnownDevices devices;

    PasswordController(PasswordResets resets, KnownDevices devices) {
        this.resets = resets;
        this.devices = devices;
    }

    @GetMapping("/forgot")
    String forgot() {
        return "users/forgot";
    }

    @PostMapping("/forgot")
    String send(@RequestParam String login, HttpServletRequest request, HttpServletResponse response, Model model) {
        EvenTime begun = EvenTime.begin();
        try {
            resets.request(login, request.getRemoteAddr());
            begun.waitForIt();
        } catch (TooManyAttempts e) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(e.retryAfter().toSeconds() + 1));
            model.addAttribute("minutes", e.minutes());
            model.addAttribute("login", login);
            return "users/forgot";
        }
        return "redirect:/password/sent";
    }

    @GetMapping("/sent")
    String sent() {
        return "users/forgot-sent";
    }

    @GetMapping("/reset")
    String reset(@RequestParam(defaultValue = "") String token, HttpServletResponse response, Model model) {
        PasswordForm form = new PasswordForm();
        form.setToken(token);
        model.addAttribute("form", form);
        return show(token, response, model);
    }

    @PostMapping("/reset")
    String use(
            @ModelAttribute("form") PasswordForm form,
            BindingResult errors,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        Optional<UserId> owner = resets.find(form.getToken()).map(UserDetails::id);
        if (Forms.accepted(errors, response, () -> resets.use(form.getToken(), form.getPassword()))) {
            owner.ifPresent(user -> devices.remember(user, request, response));
            redirect.addFlashAttribute("chosen", true);
            return "redirect:/login";
        }
        return show(form.getToken(), response, model);
    }

    private String show(String token, HttpServletResponse response, Model model) {
        return resets.find(token)
                .map(user -> {
                    model.addAttribute("username", user.username());
                    return "users/reset";
                })
                .orElseGet(() -> {
                    response.setStatus(HttpStatus.GONE.value());
                    return "users/reset-invalid";
                });
    }
}
