package com.bmasia.crm.mail.accounts.web;

import com.bmasia.crm.mail.accounts.AccountKind;
import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.mail.accounts.SenderAccountService;
import com.bmasia.crm.mail.accounts.SenderDetails;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.web.form.Forms;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All sender accounts: the company's, those of roles, and what people have set up for themselves. */
@Controller
@Requires(Permission.ADMINISTER)
@RequestMapping("/mail/accounts")
class AccountsController {

    private static final String LIST = "redirect:/mail/accounts";

    private final SenderAccountService accounts;
    private final SenderAccountQueries queries;
    private final AccountPages pages;

    AccountsController(SenderAccountService accounts, SenderAccountQueries queries, AccountPages pages) {
        this.accounts = accounts;
        this.queries = queries;
        this.pages = pages;
    }

    @GetMapping
    String list(@AuthenticationPrincipal CurrentUser user, Model model) {
        List<AccountView> all = queries.all();
        pages.describe(null, user, model);
        model.addAttribute(
                "company", all.stream().filter(a -> a.kind() != AccountKind.OWN).toList());
        model.addAttribute(
                "people", all.stream().filter(a -> a.kind() == AccountKind.OWN).toList());
        model.addAttribute("freeRoles", rolesWithout(all));
        return "mail/accounts/list";
    }

    @GetMapping("/new")
    String blank(@RequestParam Role role, @AuthenticationPrincipal CurrentUser user, Model model) {
        model.addAttribute("form", AccountForm.of(0, SenderDetails.GMAIL));
        return show(role, user, model);
    }

    @PostMapping("/new")
    String create(
            @RequestParam Role role,
            @ModelAttribute("form") AccountForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        UUID[] id = new UUID[1];
        if (Forms.accepted(
                errors, response, () -> id[0] = accounts.createForRole(role, form.details(), form.password(), by))) {
            return saved(LIST + "/" + id[0], "mail.account.saved.untested", redirect);
        }
        return show(role, by, model);
    }

    @GetMapping("/{id}")
    String page(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser user, Model model) {
        return show(queries.get(id), user, model);
    }

    @PostMapping("/{id}")
    String edit(
            @PathVariable UUID id,
            @ModelAttribute("form") AccountForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        if (Forms.accepted(
                errors, response, () -> accounts.edit(id, form.versionSeen(), form.details(), form.password(), by))) {
            boolean usable = queries.get(id).isUsable();
            return saved(LIST + "/" + id, usable ? "mail.account.saved" : "mail.account.saved.untested", redirect);
        }
        return show(queries.get(id), by, model);
    }

    @PostMapping("/{id}/active")
    String setActive(
            @PathVariable UUID id,
            @RequestParam boolean active,
            @AuthenticationPrincipal CurrentUser by,
            RedirectAttributes redirect) {
        accounts.setActive(id, active, by);
        return saved(LIST + "/" + id, active ? "mail.account.switched-on" : "mail.account.switched-off", redirect);
    }

    @PostMapping("/{id}/use")
    String useUntested(
            @PathVariable UUID id,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return pages.useUntested(() -> accounts.useUntested(id, by), LIST + "/" + id, response, model, redirect)
                .orElseGet(() -> show(queries.get(id), by, model));
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable UUID id, @AuthenticationPrincipal CurrentUser by, RedirectAttributes redirect) {
        accounts.remove(id, by);
        return saved(LIST, "mail.account.removed", redirect);
    }

    @PostMapping("/settings")
    String useSettings(@AuthenticationPrincipal CurrentUser by, RedirectAttributes redirect) {
        accounts.useSettings(by);
        return saved(LIST, "mail.account.settings-used", redirect);
    }

    @PostMapping("/{id}/test")
    String test(
            @PathVariable UUID id,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return pages.test(tests -> tests.through(id, by), LIST + "/" + id, response, model, redirect)
                .orElseGet(() -> show(queries.get(id), by, model));
    }

    private static String saved(String page, String toast, RedirectAttributes redirect) {
        redirect.addFlashAttribute("toast", toast);
        return page;
    }

    private String show(Role role, CurrentUser user, Model model) {
        model.addAttribute("role", role);
        pages.describe(null, user, model);
        return "mail/accounts/account";
    }

    private String show(AccountView account, CurrentUser user, Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", AccountForm.of(account));
        }
        model.addAttribute("role", account.role());
        pages.describe(account, user, model);
        return "mail/accounts/account";
    }

    private static List<Role> rolesWithout(List<AccountView> all) {
        return Arrays.stream(Role.values())
                .filter(role -> all.stream().noneMatch(account -> account.role() == role))
                .toList();
    }
}
