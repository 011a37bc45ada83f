package com.bmasia.crm.local.web;

import com.bmasia.crm.local.AnswerCaughtMail;
import com.bmasia.crm.local.CaughtMail;
import com.bmasia.crm.local.CaughtMails;
import com.bmasia.crm.local.MailIsCaught;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The mails that would have left the machine. */
@Controller
@MailIsCaught
@RequestMapping("/local/mail")
@Requires(Permission.ADMINISTER)
class CaughtMailController {

    private final CaughtMails mails;
    private final AnswerCaughtMail answers;

    CaughtMailController(CaughtMails mails, AnswerCaughtMail answers) {
        this.mails = mails;
        this.answers = answers;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("mails", mails.all());
        model.addAttribute("kept", mails.kept());
        return "local/mails";
    }

    @GetMapping("/{id}")
    String mail(@PathVariable long id, Model model) {
        model.addAttribute("mail", mails.find(id).orElseThrow(() -> new NotFound("mail", id)));
        return "local/mail";
    }

    @PostMapping("/{id}/reply")
    String reply(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String text,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        CaughtMail mail = mails.find(id).orElseThrow(() -> new NotFound("mail", id));
        if (text.isBlank()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("noText", true);
            return mail(id, model);
        }
        answers.send(mail, text);
        redirect.addFlashAttribute("toast", "local.mail.replied");
        return "redirect:/local/mail/" + id;
    }
}
