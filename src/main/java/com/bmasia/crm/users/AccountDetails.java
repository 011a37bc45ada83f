package com.bmasia.crm.users;

import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.EmailAddress;
import java.util.Set;
import java.util.regex.Pattern;

/** What an administrator enters for an account. No {@code @} in user names: the login takes either, and must never mix them up. */
public record AccountDetails(String username, String email, String fullName, Set<Role> roles, Set<String> teams) {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,59}");

    public AccountDetails {
        Checks checks = new Checks();
        username = username == null ? "" : username.strip();
        checks.require(USERNAME.matcher(username).matches(), "username", "users.account.username.form");
        email = email(email, checks);
        fullName = fullName(fullName, checks);
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
        checks.require(!roles.isEmpty(), "roles", "users.account.roles.none");
        checks.throwIfAny();
    }

    static String email(String typed, Checks checks) {
        return checks.read("email", checks.required("email", typed, 254), address -> new EmailAddress(address).value());
    }

    static String fullName(String typed, Checks checks) {
        return checks.required("fullName", typed, 120);
    }
}
