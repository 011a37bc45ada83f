package com.bmasia.crm.mail.consent.web;

import com.bmasia.crm.mail.consent.Suppression;
import com.bmasia.crm.mail.consent.SuppressionId;
import com.bmasia.crm.mail.consent.SuppressionQueries;
import com.bmasia.crm.mail.consent.SuppressionQueries.Filter;
import com.bmasia.crm.mail.consent.SuppressionReason;
import com.bmasia.crm.mail.consent.SuppressionService;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.CsvDownload;
import com.bmasia.crm.web.form.Forms;
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
import org.springframework.web.util.UriComponentsBuilder;

/** The suppression list: who gets no mail, and why. */
@Controller
@Requires(Permission.SEE_MARKETING)
@RequestMapping("/mail/suppressions")
class SuppressionController {

    private static final int PAGE = 50;
    private static final String LIST = "/mail/suppressions";

    private final SuppressionService suppressions;
    private final SuppressionQueries queries;

    SuppressionController(SuppressionService suppressions, SuppressionQueries queries) {
        this.suppressions = suppressions;
        this.queries = queries;
    }

    record NewEntry(String address, String note) {}

    record Lifting(String note) {}

    @GetMapping
    String page(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) SuppressionReason reason,
            @RequestParam(required = false) String after,
            Model model) {
        rows(search, reason, after, model);
        model.addAttribute("search", search);
        model.addAttribute("reason", reason);
        model.addAttribute("reasons", SuppressionReason.values());
        return "mail/consent/suppressions";
    }

    @GetMapping(headers = "HX-Request=true")
    String rows(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) SuppressionReason reason,
            @RequestParam(required = false) String after,
            Model model) {
        model.addAttribute("page", queries.list(new Filter(search, reason), after, PAGE));
        model.addAttribute("filtered", reason != null || !search.isBlank());
        model.addAttribute(
                "url",
                UriComponentsBuilder.fromPath(LIST)
                        .queryParam("search", search)
                        .queryParam("reason", reason == null ? "" : reason)
                        .encode()
                        .build()
                        .toString());
        return "mail/consent/suppressions :: rows";
    }

    /** The same list as a file, which the import reads again. */
    @GetMapping("/export.csv")
    @Requires(Permission.EDIT_MARKETING)
    void export(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) SuppressionReason reason,
            HttpServletResponse response) {
        CsvDownload.write(response, "suppressions.csv", csv -> {
            csv.writeRecord("Address", "Reason", "Topic", "Note", "Since", "By");
            queries.each(
                    new Filter(search, reason),
                    entry -> CsvDownload.row(
                            csv,
                            entry.address(),
                            entry.reason().code(),
                            entry.topic() == null ? "" : entry.topic().code(),
                            entry.note(),
                            entry.createdAt(),
                            entry.createdBy()));
        });
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
