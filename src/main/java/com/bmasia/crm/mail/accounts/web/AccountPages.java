package com.bmasia.crm.mail.accounts.web;

import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.accounts.SendingRoute;
import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.mail.probe.ProbeResult;
import com.bmasia.crm.mail.probe.SendTestMail;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserQueries;
import com.bmasia.crm.users.login.TooManyAttempts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages of sender accounts share. */
@Component
class AccountPages {

    private final SenderAccountQueries accounts;
    private final Senders senders;
    private final SendingRoute route;
    private final SendTestMail tests;
    private final UserQueries people;
    private final Clock clock;

    AccountPages(
            SenderAccountQueries accounts,
            Senders senders,
            SendingRoute route,
            SendTestMail tests,
            UserQueries people,
            Clock clock) {
        this.accounts = accounts;
        this.senders = senders;
        this.route = route;
        this.tests = tests;
        this.people = people;
        this.clock = clock;
    }

    /** @param account null where there is none yet */
    void describe(AccountView account, CurrentUser user, Model model) {
        model.addAttribute("account", account);
        model.addAttribute("securities", SmtpSecurity.choices());
        model.addAttribute("caught", senders.areCaught());
        model.addAttribute("settings", senders.settings().map(Object::toString).orElse(null));
        model.addAttribute("now", clock.instant());
        model.addAttribute("person", user);
        model.addAttribute("testTo", people.get(user.id()).email());
    }

    void describeRoute(CurrentUser user, Model model) {
        model.addAttribute("route", route.of(user));
    }

    /** The way back to the page, which then shows the result; empty where there have been too many tests. */
    Optional<String> test(
            Function<SendTestMail, ProbeResult> test,
            String back,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        try {
            redirect.addFlashAttribute("trial", test.apply(tests));
            return Optional.of(back + "#test");
        } catch (TooManyAttempts e) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            model.addAttribute("refusal", new RuleViolation(null, "mail.test.too-many", e.minutes()));
            return Optional.empty();
        }
    }

    /** The way back to the page; empty where nobody could send through the account, which the page then says. */
    Optional<String> useUntested(
            Runnable use, String back, HttpServletResponse response, Model model, RedirectAttributes redirect) {
        try {
            use.run();
            redirect.addFlashAttribute("toast", "mail.account.used-untested");
            return Optional.of(back + "#test");
        } catch (RuleViolation e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("refusal", e);
            return Optional.empty();
        }
    }
}
