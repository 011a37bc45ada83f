package com.bmasia.crm.users.web;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.teams.TeamQueries;
import com.bmasia.crm.users.teams.TeamService;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Teams: the list, and one form for a new team and for each that exists. */
@Controller
@Requires(Permission.ADMINISTER)
@RequestMapping("/users/teams")
class TeamController {

    private static final String LIST = "redirect:/users/teams";

    private final TeamQueries queries;
    private final TeamService teams;
    private final UserDirectory directory;
    private final HandOverChoice choice;

    TeamController(TeamQueries queries, TeamService teams, UserDirectory directory, HandOverChoice choice) {
        this.queries = queries;
        this.teams = teams;
        this.directory = directory;
        this.choice = choice;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("teams", queries.list());
        return "users/teams";
    }

    @GetMapping("/new")
    String blank(Model model) {
        model.addAttribute("form", new TeamForm());
        return show(model);
    }

    @PostMapping("/new")
    String create(
            @ModelAttribute("form") TeamForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        return Forms.accepted(errors, response, () -> teams.create(form.getKey(), form.details(), by))
                ? toList(redirect, "users.team.created", form.getName())
                : show(model);
    }

    @GetMapping("/{key}")
    String page(@PathVariable String key, Model model) {
        model.addAttribute("form", TeamForm.of(queries.get(key)));
        return show(key, model);
    }

    @PostMapping("/{key}")
    String edit(
            @PathVariable String key,
            @ModelAttribute("form") TeamForm form,
            BindingResult errors,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        boolean saved = Forms.accepted(
                errors,
                response,
                () -> HandOverChoice.show(
                        teams.edit(key, form.getVersion(), form.details(), form.successor(), by), redirect));
        if (saved) {
            return toList(redirect, "users.team.saved", form.getName());
        }
        if (errors.hasFieldErrors(HandOverChoice.FIELD)) {
            choice.addTo(model, teams.workLeftBy(key, form.details()));
        }
        return show(key, model);
    }

    @PostMapping("/{key}/delete")
    String delete(
            @PathVariable String key,
            @AuthenticationPrincipal CurrentUser by,
            HttpServletResponse response,
            Model model,
            RedirectAttributes redirect) {
        String name = queries.get(key).name();
        try {
            teams.delete(key, by);
        } catch (RuleViolation e) {
            response.setStatus(422);
            model.addAttribute("refusal", e);
            return page(key, model);
        }
        return toList(redirect, "users.team.deleted", name);
    }

    private static String toList(RedirectAttributes redirect, String toast, String name) {
        redirect.addFlashAttribute("toast", toast);
        redirect.addFlashAttribute("toastArgs", new Object[] {name});
        return LIST;
    }

    private String show(String key, Model model) {
        model.addAttribute("team", queries.get(key));
        return show(model);
    }

    private String show(Model model) {
        model.addAttribute("people", directory.activePeople());
        return "users/team";
    }
}
