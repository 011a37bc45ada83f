package com.bmasia.crm.users.teams;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SingleLine;
import com.bmasia.crm.users.UserId;
import java.util.Set;

/** What an administrator enters for a team. The lead need not be a member. */
public record TeamDetails(String name, UserId lead, Set<UserId> members) {

    public TeamDetails {
        name = SingleLine.of(name);
        members = Set.copyOf(members);
        if (name.isEmpty() || name.length() > 80) {
            throw new RuleViolation("name", "users.team.name.form", 80);
        }
    }
}
