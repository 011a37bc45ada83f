package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.users.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The role in which somebody with several writes to customers. What a person does for customers comes before the rank: an
 * administrator who also sells writes as Sales.
 */
final class MainRole {

    static final List<Role> PRECEDENCE =
            List.of(Role.SALES, Role.SUPPORT, Role.FINANCE, Role.MARKETING, Role.MANAGER, Role.ADMIN);

    private MainRole() {}

    /** For a statement: the names, separated by commas. */
    static String inOrder() {
        return PRECEDENCE.stream().map(Role::name).collect(Collectors.joining(","));
    }

    static Optional<Role> of(Set<Role> roles) {
        return PRECEDENCE.stream().filter(roles::contains).findFirst();
    }
}
