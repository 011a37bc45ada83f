package com.bmasia.crm.users.web;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.UserQueries;
import com.bmasia.crm.users.UserService;
import com.bmasia.crm.users.handover.Successor;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks before an account ends: what is in the person's hands, and who gets it. */
@Controller
@Requires(Permission.ADMINISTER)
@RequestMapping("/users/{id}/deactivate")
class DeactivationController {

    private final UserQueries queries;
    private final UserService users;
    private final HandOverChoice choice;

    DeactivationController(UserQueries queries, UserService users, HandOverChoice choice) {
        this.queries = queries;
        this.users = users;
        this.choice = choice;
    }

    @GetMapping
    String page(@PathVariable UserId id, Model model) {
        model.addAttribute("account", queries.get(id));
        choice.addTo(model, users.workOf(id));
        return "users/deactivate";
    }

    @PostMapping
    String deactivate(
            @PathVariable UserId id,
            @RequestParam(defaultValue = "") String handOver,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            HandOverChoice.show(users.deactivate(id, Successor.parse(handOver), by), redirect);
        } catch (RuleViolation refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refusal", refusal);
            model.addAttribute("chosen", handOver);
            return page(id, model);
        }
        redirect.addFlashAttribute("toast", "users.account.deactivated");
        return "redirect:/users/" + id;
    }
}
