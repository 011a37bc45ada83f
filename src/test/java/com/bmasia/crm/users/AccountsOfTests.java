package com.bmasia.crm.users;

import com.bmasia.crm.test.As;
import java.util.Set;
import java.util.UUID;
import org.springframework.security.test.context.TestSecurityContextHolder;

/** Makes accounts that a test may change as it likes. */
record AccountsOfTests(UserService users, As as) {

    static final String PASSWORD = "a long enough phrase";

    CurrentUser create(Role... roles) {
        String name = "u" + UUID.randomUUID().toString().substring(0, 12);
        CurrentUser admin = as.signIn("admin");
        users.create(
                new AccountDetails(name, name + "@mail.example", "Some Body", Set.of(roles), Set.of()),
                PASSWORD,
                admin);
        TestSecurityContextHolder.clearContext();
        return as.user(name);
    }
}
