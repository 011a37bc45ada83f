package com.bmasia.crm.mail.mailboxes.web;

import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.mail.mailboxes.Mailbox;
import com.bmasia.crm.mail.mailboxes.MailboxProbe;
import com.bmasia.crm.mail.mailboxes.MailboxService;
import com.bmasia.crm.mail.mailboxes.TestMailbox;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.login.TooManyAttempts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages of mailboxes share: the person's own, and those that administrators look after. */
@Component
class MailboxPages {

    private final MailboxService mailboxes;
    private final TestMailbox tests;
    private final Senders senders;
    private final MailProperties.Mailboxes settings;
    private final Clock clock;

    MailboxPages(MailboxService mailboxes, TestMailbox tests, Senders senders, MailProperties properties, Clock clock) {
        this.mailboxes = mailboxes;
        this.tests = tests;
        this.senders = senders;
        this.settings = properties.mailboxes();
        this.clock = clock;
    }

    /**
     * @param account null where the person has none
     * @param url of the page
     * @param editable whether who looks at it may change it
     */
    String show(AccountView account, String url, boolean editable, Model model) {
        Mailbox mailbox = account == null ? null : mailboxes.find(account.id()).orElse(null);
        if (account != null && !model.containsAttribute("form")) {
            model.addAttribute(
                    "form", mailbox == null ? MailboxForm.of(mailboxes.suggestion(account)) : MailboxForm.of(mailbox));
        }
        model.addAttribute("account", account);
        model.addAttribute("mailbox", mailbox);
        model.addAttribute("url", url);
        model.addAttribute("editable", editable);
        model.addAttribute("securities", SmtpSecurity.choices());
        model.addAttribute("unread", whyUnread());
        model.addAttribute("now", clock.instant());
        return "mail/bounces/mailbox";
    }

    /** The message that says why this node looks into no mailbox; null where it does. */
    private String whyUnread() {
        if (!settings.enabled()) {
            return "mail.mailbox.unread.off";
        }
        return senders.areCaught() && !settings.whenCaught() ? "mail.mailbox.unread.caught" : null;
    }

    /** The way back to the page, which then shows the result; empty where there have been too many tests. */
    Optional<String> test(
            Function<TestMailbox, MailboxProbe> test,
            String back,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            redirect.addFlashAttribute("trial", test.apply(tests));
            return Optional.of("redirect:" + back + "#test");
        } catch (TooManyAttempts e) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("refusal", new RuleViolation(null, "mail.test.too-many", e.minutes()));
            return Optional.empty();
        }
    }
}
