package com.bmasia.crm.mail.log.web;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.log.MailContents;
import com.bmasia.crm.mail.log.MailDetailQueries;
import com.bmasia.crm.mail.log.MailDetails;
import com.bmasia.crm.mail.log.MailRepairs;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One mail: what it says, what became of it, and what can be done about it. */
@Controller
@RequestMapping(MailSearch.PATH + "/{id}")
@Requires(Permission.SEE_CUSTOMERS)
class MailPageController {

    private final MailDetailQueries mails;
    private final MailContents contents;
    private final MailRepairs repairs;

    MailPageController(MailDetailQueries mails, MailContents contents, MailRepairs repairs) {
        this.mails = mails;
        this.contents = contents;
        this.repairs = repairs;
    }

    @GetMapping
    String page(@PathVariable MailId id, @AuthenticationPrincipal CurrentUser user, Model model) {
        part(id, user, model);
        contents.read(id, user).ifPresent(content -> model.addAttribute("letter", content));
        return "mail/log/mail";
    }

    /** What changes while it is on its way. */
    @GetMapping("/stand")
    String stand(@PathVariable MailId id, @AuthenticationPrincipal CurrentUser user, Model model) {
        part(id, user, model);
        return "mail/log/mail-stand :: stand";
    }

    @PostMapping("/retry")
    Object retry(@PathVariable MailId id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        try {
            boolean queued = repairs.retry(id, user);
            redirect.addFlashAttribute("toast", queued ? "mail.log.toast.retried" : "mail.log.toast.cannot")
                    .addFlashAttribute("toastKind", queued ? "success" : "warning");
        } catch (Conflict refused) {
            return refused(id, user, refused);
        }
        return "redirect:" + MailSearch.PATH + "/" + id;
    }

    @PostMapping("/cancel")
    Object cancel(@PathVariable MailId id, @AuthenticationPrincipal CurrentUser user, RedirectAttributes redirect) {
        try {
            repairs.cancel(id, user);
            redirect.addFlashAttribute("toast", "mail.log.toast.cancelled");
        } catch (Conflict refused) {
            return refused(id, user, refused);
        }
        return "redirect:" + MailSearch.PATH + "/" + id;
    }

    private ModelAndView refused(MailId id, CurrentUser user, Conflict refused) {
        ModelAndView page = new ModelAndView("mail/log/mail", HttpStatus.CONFLICT);
        MailDetails mail = mails.get(id, user);
        page.addObject("mail", mail).addObject("refused", refused);
        page.addObject("mayRetry", mail.mayRetry(user)).addObject("mayCancel", mail.mayCancel(user));
        contents.read(id, user).ifPresent(content -> page.addObject("letter", content));
        return page;
    }

    private void part(MailId id, CurrentUser user, Model model) {
        MailDetails mail = mails.get(id, user);
        model.addAttribute("mail", mail);
        model.addAttribute("mayRetry", mail.mayRetry(user));
        model.addAttribute("mayCancel", mail.mayCancel(user));
    }
}
