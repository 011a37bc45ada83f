package com.bmasia.crm.users.web;

import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserDirectory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the form of an account offers: roles, with what each may do, and teams. */
@Component
class AccountChoices {

    private final UserDirectory directory;

    AccountChoices(UserDirectory directory) {
        this.directory = directory;
    }

    void addTo(Model model) {
        Map<Role, List<Permission>> permissions = Arrays.stream(Role.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        role -> Arrays.stream(Permission.values())
                                .filter(permission -> permission.isGivenTo(role))
                                .toList()));
        model.addAttribute("roles", Role.values());
        model.addAttribute("permissionsOf", permissions);
        model.addAttribute("teams", directory.teams());
    }
}
