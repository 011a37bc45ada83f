package com.bmasia.crm.mail.mailboxes.web;

import com.bmasia.crm.mail.accounts.AccountKind;
import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.mail.mailboxes.MailboxService;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
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

/** Where the mails of any account come back to. What is a person's own, an administrator only sees and tests. */
@Controller
@Requires(Permission.ADMINISTER)
@RequestMapping("/mail/accounts/{id}/mailbox")
class MailboxController {

    private final MailboxService mailboxes;
    private final SenderAccountQueries accounts;
    private final MailboxPages pages;

    MailboxController(MailboxService mailboxes, SenderAccountQueries accounts, MailboxPages pages) {
        this.mailboxes = mailboxes;
        this.accounts = accounts;
        this.pages = pages;
    }

    @GetMapping
    String page(@PathVariable UUID id, Model model) {
        AccountView account = accounts.get(id);
        return pages.show(account, url(id), account.kind() != AccountKind.OWN, model);
    }

    @PostMapping
    String save(
            @PathVariable UUID id,
            @ModelAttribute("form") MailboxForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (Forms.accepted(errors, response, () -> mailboxes.save(id, form.edit(), by))) {
            redirect.addFlashAttribute("toast", "mail.mailbox.saved");
            return "redirect:" + url(id);
        }
        return page(id, model);
    }

    @PostMapping("/test")
    String test(
            @PathVariable UUID id,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return pages.test(tests -> tests.of(id, by), url(id), response, model, redirect)
                .orElseGet(() -> page(id, model));
    }

    private static String url(UUID id) {
        return "/mail/accounts/" + id + "/mailbox";
    }
}
