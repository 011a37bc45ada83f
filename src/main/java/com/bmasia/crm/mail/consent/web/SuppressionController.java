package com.bmasia.crm.mail.consent.web;

import com.bmasia.crm.mail.consent.Suppression;
import com.bmasia.crm.mail.consent.SuppressionId;
import com.bmasia.crm.mail.consent.SuppressionQueries;
import com.bmasia.crm.mail.consent.SuppressionService;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.form.Forms;
import com.bmasia.crm.web.list.ListPages;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Scope;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The suppression list: who gets no mail, and why. */
@Controller
@Requires(Permission.SEE_MARKETING)
@RequestMapping("/mail/suppressions")
class SuppressionController {

    private static final String LIST = "/mail/suppressions";

    private final SuppressionService suppressions;
    private final SuppressionQueries queries;
    private final ListSpec<Suppression> list;
    private final ListPages pages;

    SuppressionController(
            SuppressionService suppressions, SuppressionQueries queries, ListSpec<Suppression> list, ListPages pages) {
        this.suppressions = suppressions;
        this.queries = queries;
        this.list = list;
        this.pages = pages;
    }

    record NewEntry(String address, String note) {}

    record Lifting(String note) {}

    @GetMapping
    String list(ListQuery query, Model model, HttpServletResponse response) {
        return pages.show(list, query, Scope.all(), model, response);
    }

    @GetMapping({"/export.csv", "/export.xlsx"})
    @Requires(Permission.EDIT_MARKETING)
    void file(ListQuery query, HttpServletResponse response) {
        pages.file(list, query, Scope.all(), response);
    }

    @GetMapping("/new")
    @Requires(Permission.EDIT_MARKETING)
    String blank(@RequestParam(defaultValue = "") String address, Model model) {
        model.addAttribute("form", new NewEntry(address, ""));
        return "mail/consent/suppression-new";
    }

    @PostMapping("/new")
    @Requires(Permission.EDIT_MARKETING)
    String add(
            @ModelAttribute("form") NewEntry form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!Forms.accepted(errors, response, () -> suppressions.add(form.address(), form.note(), by))) {
            return "mail/consent/suppression-new";
        }
        redirect.addFlashAttribute("toast", "mail.suppression.added");
        return "redirect:" + LIST;
    }

    @GetMapping("/{id}")
    String entry(@PathVariable SuppressionId id, Model model) {
        model.addAttribute("form", new Lifting(""));
        return show(queries.get(id), model);
    }

    @PostMapping("/{id}/lift")
    @Requires(Permission.EDIT_MARKETING)
    String lift(
            @PathVariable SuppressionId id,
            @ModelAttribute("form") Lifting form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (!Forms.accepted(errors, response, () -> suppressions.lift(id, form.note(), by))) {
            return show(queries.get(id), model);
        }
        redirect.addFlashAttribute("toast", "mail.suppression.lifted");
        return "redirect:" + LIST;
    }

    private static String show(Suppression entry, Model model) {
        model.addAttribute("entry", entry);
        return "mail/consent/suppression";
    }
}
