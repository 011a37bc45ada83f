package com.bmasia.crm.mail.desks.web;

import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.mail.desks.Desk;
import com.bmasia.crm.mail.desks.DeskService;
import com.bmasia.crm.mail.mailboxes.TestMailbox;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.web.form.Forms;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
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

/** The mailboxes that customers write to. */
@Controller
@Requires(Permission.ADMINISTER)
@RequestMapping("/mail/desks")
class DeskController {

    private static final String LIST = "/mail/desks";

    private final DeskService desks;
    private final TestMailbox tests;
    private final UserDirectory people;
    private final Clock clock;

    DeskController(DeskService desks, TestMailbox tests, UserDirectory people, Clock clock) {
        this.desks = desks;
        this.tests = tests;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("desks", desks.list());
        model.addAttribute("now", clock.instant());
        return "mail/desks/list";
    }

    @GetMapping("/new")
    String fresh(Model model) {
        return page(null, model);
    }

    @PostMapping("/new")
    String create(
            @ModelAttribute("form") DeskForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        UUID[] id = new UUID[1];
        if (Forms.accepted(errors, response, () -> id[0] = desks.create(form.edit(), by))) {
            redirect.addFlashAttribute("toast", "mail.desk.saved");
            return "redirect:" + LIST + "/" + id[0];
        }
        return page(null, model);
    }

    @GetMapping("/{id}")
    String desk(@PathVariable UUID id, Model model) {
        return page(desks.get(id), model);
    }

    @PostMapping("/{id}")
    String save(
            @PathVariable UUID id,
            @ModelAttribute("form") DeskForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (Forms.accepted(errors, response, () -> desks.edit(id, form.edit(), by))) {
            redirect.addFlashAttribute("toast", "mail.desk.saved");
            return "redirect:" + LIST + "/" + id;
        }
        return page(desks.get(id), model);
    }

    @PostMapping("/{id}/test")
    String test(@PathVariable UUID id, RedirectAttributes redirect) {
        redirect.addFlashAttribute("trial", tests.ofDesk(id));
        return "redirect:" + LIST + "/" + id + "#test";
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser by, RedirectAttributes redirect) {
        desks.remove(id, by);
        redirect.addFlashAttribute("toast", "mail.desk.removed");
        return "redirect:" + LIST;
    }

    private String page(Desk desk, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", desk == null ? DeskForm.empty() : DeskForm.of(desk));
        }
        model.addAttribute("desk", desk);
        model.addAttribute("url", desk == null ? LIST + "/new" : LIST + "/" + desk.id());
        model.addAttribute("teams", people.teams());
        model.addAttribute("securities", SmtpSecurity.choices());
        model.addAttribute("now", clock.instant());
        return "mail/desks/desk";
    }
}
