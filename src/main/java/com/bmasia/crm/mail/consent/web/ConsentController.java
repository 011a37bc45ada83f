package com.bmasia.crm.mail.consent.web;

import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.mail.consent.SuppressionQueries;
import com.bmasia.crm.mail.consent.SuppressionService;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.Toasts;
import com.bmasia.crm.web.Words;
import com.bmasia.crm.web.form.Forms;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one address gets: a card that the page of a contact loads, and a page of its own for whoever has no scripts. */
@Controller
@Requires(Permission.SEE_MARKETING)
@RequestMapping("/mail/consent")
class ConsentController {

    private final SuppressionQueries queries;
    private final SuppressionService suppressions;
    private final Toasts toasts;

    ConsentController(SuppressionQueries queries, SuppressionService suppressions, Toasts toasts) {
        this.queries = queries;
        this.suppressions = suppressions;
        this.toasts = toasts;
    }

    /** @param topic empty for all marketing */
    record Said(String address, String topic, String note) {

        MailTopic spoken() {
            return Words.read(MailTopic.class, "topic", topic);
        }
    }

    @GetMapping
    String page(@RequestParam String address, Model model) {
        card(address, model);
        return "mail/consent/consent";
    }

    @GetMapping(headers = "HX-Request=true")
    String card(@RequestParam String address, Model model) {
        model.addAttribute("form", new Said(address, "", ""));
        return show(address, model);
    }

    /** On the person's word. */
    @PostMapping
    @Requires(Permission.EDIT_MARKETING)
    String unsubscribe(
            @ModelAttribute("form") Said form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean part,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        boolean accepted = Forms.accepted(
                errors, response, () -> suppressions.unsubscribe(form.address(), form.spoken(), form.note(), by));
        if (accepted && !part) {
            redirect.addFlashAttribute("toast", "mail.consent.unsubscribed").addAttribute("address", form.address());
            return "redirect:/mail/consent";
        }
        if (accepted) {
            toasts.send(response, "mail.consent.unsubscribed");
            return card(form.address(), model);
        }
        show(form.address(), model);
        return part ? "mail/consent/consent :: card" : "mail/consent/consent";
    }

    private String show(String address, Model model) {
        model.addAttribute("address", address);
        model.addAttribute("consent", queries.ofAddress(address));
        model.addAttribute("topics", MailTopic.values());
        return "mail/consent/consent :: card";
    }
}
