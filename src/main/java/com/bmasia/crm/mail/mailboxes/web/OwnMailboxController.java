package com.bmasia.crm.mail.mailboxes.web;

import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.mail.mailboxes.MailboxService;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.web.form.Forms;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the mails of the signed-in person's own account come back to. */
@Controller
@ForEveryone
@RequestMapping(OwnMailboxController.URL)
class OwnMailboxController {

    static final String URL = "/mail/account/mailbox";

    private final MailboxService mailboxes;
    private final SenderAccountQueries accounts;
    private final MailboxPages pages;

    OwnMailboxController(MailboxService mailboxes, SenderAccountQueries accounts, MailboxPages pages) {
        this.mailboxes = mailboxes;
        this.accounts = accounts;
        this.pages = pages;
    }

    @GetMapping
    String page(@AuthenticationPrincipal CurrentUser user, Model model) {
        return pages.show(accounts.ownOf(user.id()).orElse(null), URL, true, model);
    }

    @PostMapping
    String save(
            @ModelAttribute("form") MailboxForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser user,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (Forms.accepted(errors, response, () -> mailboxes.saveOwn(form.edit(), user))) {
            redirect.addFlashAttribute("toast", "mail.mailbox.saved");
            return "redirect:" + URL;
        }
        return page(user, model);
    }

    @PostMapping("/test")
    String test(
            @AuthenticationPrincipal CurrentUser user,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return pages.test(tests -> tests.own(user), URL, response, model, redirect)
                .orElseGet(() -> page(user, model));
    }
}
