package com.bmasia.crm.local.web;

import com.bmasia.crm.local.CaughtMails;
import com.bmasia.crm.local.MailIsCaught;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The mails that would have left the machine. */
@Controller
@MailIsCaught
@RequestMapping("/local/mail")
@Requires(Permission.ADMINISTER)
class CaughtMailController {

    private final CaughtMails mails;

    CaughtMailController(CaughtMails mails) {
        this.mails = mails;
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
}
