package com.bmasia.crm.users.web;

import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.users.login.TooManyAttempts;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.WebAttributes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The login page. The form itself is answered by Spring Security, which forwards here where it refuses. */
@Controller
@ForEveryone
class LoginController {

    @GetMapping("/login")
    String page(Authentication person) {
        return person == null ? "users/login" : "redirect:/";
    }

    @PostMapping("/login/failed")
    String failed(
            @RequestParam(defaultValue = "") String username,
            @RequestAttribute(name = WebAttributes.AUTHENTICATION_EXCEPTION, required = false) Exception reason,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("username", username);
        if (reason instanceof TooManyAttempts tooMany) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.retryAfter().toSeconds() + 1));
            model.addAttribute("minutes", tooMany.minutes());
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("wrong", true);
        }
        return "users/login";
    }
}
