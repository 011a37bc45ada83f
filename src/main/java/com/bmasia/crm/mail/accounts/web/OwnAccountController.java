package com.bmasia.crm.mail.accounts.web;

import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.mail.accounts.SenderAccountService;
import com.bmasia.crm.mail.accounts.SenderDetails;
import com.bmasia.crm.mail.accounts.Signatures;
import com.bmasia.crm.mail.rendering.MailHtml;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.web.form.Forms;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The signed-in person's own mail account and signature. */
@Controller
@ForEveryone
@RequestMapping("/mail/account")
class OwnAccountController {

    private static final String BACK = "redirect:/mail/account";

    private final SenderAccountService accounts;
    private final SenderAccountQueries queries;
    private final Signatures signatures;
    private final AccountPages pages;

    OwnAccountController(
            SenderAccountService accounts, SenderAccountQueries queries, Signatures signatures, AccountPages pages) {
        this.accounts = accounts;
        this.queries = queries;
        this.signatures = signatures;
        this.pages = pages;
    }

    record SignatureForm(String signature) {}

    @GetMapping
    String page(@AuthenticationPrincipal CurrentUser user, Model model) {
        return show(user, model);
    }

    @PostMapping
    String save(
            @ModelAttribute("form") AccountForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser user,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (Forms.accepted(
                errors, response, () -> accounts.saveOwn(form.versionSeen(), form.details(), form.password(), user))) {
            redirect.addFlashAttribute(
                    "toast",
                    queries.ownOf(user.id()).filter(AccountView::isUsable).isPresent()
                            ? "mail.account.saved"
                            : "mail.account.saved.untested");
            return BACK;
        }
        return show(user, model);
    }

    @PostMapping("/active")
    String setActive(
            @RequestParam boolean active, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        accounts.setOwnActive(active, user);
        redirect.addFlashAttribute("toast", active ? "mail.account.switched-on" : "mail.account.switched-off");
        return BACK;
    }

    @PostMapping("/use")
    String useUntested(
            @AuthenticationPrincipal CurrentUser user,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return pages.useUntested(() -> accounts.useOwnUntested(user), BACK, response, model, redirect)
                .orElseGet(() -> show(user, model));
    }

    @PostMapping("/remove")
    String remove(@AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        accounts.removeOwn(user);
        redirect.addFlashAttribute("toast", "mail.account.removed");
        return BACK;
    }

    @PostMapping("/signature")
    String sign(
            @ModelAttribute("signatureForm") SignatureForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser user,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (Forms.accepted(errors, response, () -> signatures.save(form.signature(), user))) {
            List<String> removed = MailHtml.removed(form.signature());
            if (!removed.isEmpty()) {
                redirect.addFlashAttribute("removed", String.join(", ", removed));
            }
            redirect.addFlashAttribute("toast", "mail.signature.saved");
            return BACK;
        }
        return show(user, model);
    }

    @PostMapping("/test")
    String test(
            @AuthenticationPrincipal CurrentUser user,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return pages.test(tests -> tests.throughOwn(user), BACK, response, model, redirect)
                .orElseGet(() -> show(user, model));
    }

    private String show(CurrentUser user, Model model) {
        AccountView own = queries.ownOf(user.id()).orElse(null);
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", own == null ? AccountForm.of(0, SenderDetails.GMAIL) : AccountForm.of(own));
        }
        if (!model.containsAttribute("signatureForm")) {
            model.addAttribute("signatureForm", new SignatureForm(signatures.of(user.id())));
        }
        pages.describe(own, user, model);
        pages.describeRoute(user, model);
        return "mail/accounts/own";
    }
}
