package com.bmasia.crm.users;

import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SingleLine;
import java.util.Set;
import java.util.regex.Pattern;

/** What an administrator enters for an account. No {@code @} in user names: the login takes either, and must never mix them up. */
public record AccountDetails(String username, String email, String fullName, Set<Role> roles, Set<String> teams) {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,59}");

    public AccountDetails {
        username = username == null ? "" : username.strip();
        email = new EmailAddress(email).value();
        fullName = checkedName(fullName);
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
        if (!USERNAME.matcher(username).matches()) {
            throw new RuleViolation("username", "users.account.username.form");
        }
        if (roles.isEmpty()) {
            throw new RuleViolation("roles", "users.account.roles.none");
        }
    }

    static String checkedName(String fullName) {
        String name = SingleLine.of(fullName);
        if (name.isEmpty()) {
            throw new RuleViolation("fullName", "users.account.fullName.empty");
        }
        if (name.length() > 120) {
            throw new RuleViolation("fullName", "users.account.fullName.long", 120);
        }
        return name;
    }
}
