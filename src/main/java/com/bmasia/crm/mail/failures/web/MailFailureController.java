package com.bmasia.crm.mail.failures.web;

import com.bmasia.crm.mail.failures.FailureGroup;
import com.bmasia.crm.mail.failures.GroupRepairs;
import com.bmasia.crm.mail.failures.GroupRepairs.Progress;
import com.bmasia.crm.mail.failures.MailFailures;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Failed mail by its cause, and what waits: where somebody mends the cause and lets all go out. */
@Controller
@RequestMapping("/mail/failures")
@Requires(Permission.OPERATE)
class MailFailureController {

    private final MailFailures failures;
    private final GroupRepairs repairs;
    private final Clock clock;

    MailFailureController(MailFailures failures, GroupRepairs repairs, Clock clock) {
        this.failures = failures;
        this.repairs = repairs;
        this.clock = clock;
    }

    @GetMapping
    String page(@AuthenticationPrincipal CurrentUser user, Model model) {
        parts(user, model);
        return "mail/failures/page";
    }

    @GetMapping(headers = {"HX-Request=true", "!HX-History-Restore-Request"})
    String parts(@AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("groups", failures.groups(user));
        model.addAttribute("troubles", failures.accountsInTrouble());
        model.addAttribute("rejected", failures.rejected());
        model.addAttribute("waiting", failures.waiting());
        return "mail/failures/page :: parts";
    }

    @GetMapping(path = "/count", produces = MediaType.TEXT_PLAIN_VALUE)
    @ResponseBody
    String count(@AuthenticationPrincipal CurrentUser user) {
        int count = failures.count(user);
        if (count == 0) {
            return "";
        }
        return count > MailFailures.COUNTED ? MailFailures.COUNTED + "+" : Integer.toString(count);
    }

    /**
     * A group, and how far it is; at the beginning only what its mails have in common and what shall be done.
     *
     * @param account null where it is not the account's doing
     */
    record Asked(
            String cause,
            String detail,
            UUID account,
            Boolean retry,
            Instant began,
            Integer total,
            Integer seen,
            Integer done,
            UUID after) {

        private FailureGroup.Key group() {
            return new FailureGroup.Key(FailureGroup.Cause.of(cause), detail == null ? "" : detail, account);
        }

        private Progress progress() {
            return new Progress(group(), isRetry(), began, number(total), number(seen), number(done), after, false);
        }

        private boolean isRetry() {
            return !Boolean.FALSE.equals(retry);
        }

        private static int number(Integer given) {
            return given == null ? 0 : given;
        }
    }

    /** Sends all mails of a group after all, or gives them up: as much as a few seconds allow, then the page asks again. */
    @PostMapping("/repair")
    String repair(@ModelAttribute Asked asked, @AuthenticationPrincipal CurrentUser user, Model model) {
        Progress progress = asked.began() == null
                ? repairs.begin(asked.group(), asked.isRetry(), clock.instant(), user)
                : repairs.step(asked.progress(), user);
        model.addAttribute("progress", progress);
        return "mail/failures/progress";
    }
}
