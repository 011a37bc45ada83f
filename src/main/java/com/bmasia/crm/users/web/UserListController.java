package com.bmasia.crm.users.web;

import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserQueries;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of accounts; all filters are in the address. */
@Controller
@Requires(Permission.ADMINISTER)
class UserListController {

    private static final int PAGE = 50;

    private final UserQueries queries;
    private final UserDirectory directory;

    UserListController(UserQueries queries, UserDirectory directory) {
        this.queries = queries;
        this.directory = directory;
    }

    /** What is active unless asked for otherwise, because that is what administrators look for. */
    enum Status {
        ACTIVE(true),
        INACTIVE(false),
        ALL(null);

        private final Boolean active;

        Status(Boolean active) {
            this.active = active;
        }
    }

    @GetMapping("/users")
    String page(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) Role role,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "ACTIVE") Status status,
            @RequestParam(required = false) String after,
            Model model) {
        rows(search, role, team, status, after, model);
        model.addAttribute("search", search);
        model.addAttribute("role", role);
        model.addAttribute("team", team);
        model.addAttribute("status", status);
        model.addAttribute("roles", Role.values());
        model.addAttribute("statuses", Status.values());
        model.addAttribute("teams", directory.teams());
        return "users/list";
    }

    @GetMapping(path = "/users", headers = "HX-Request=true")
    String rows(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) Role role,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "ACTIVE") Status status,
            @RequestParam(required = false) String after,
            Model model) {
        UserQueries.Filter filter = new UserQueries.Filter(search, role, team.isEmpty() ? null : team, status.active);
        model.addAttribute("page", queries.list(filter, after, PAGE));
        model.addAttribute(
                "url",
                UriComponentsBuilder.fromPath("/users")
                        .queryParam("search", search)
                        .queryParam("role", role == null ? "" : role.name())
                        .queryParam("team", team)
                        .queryParam("status", status)
                        .encode()
                        .build()
                        .toString());
        return "users/list :: rows";
    }
}
