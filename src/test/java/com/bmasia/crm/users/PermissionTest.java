package com.bmasia.crm.users;

import static com.bmasia.crm.users.Permission.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The matrix as it was agreed, written down a second time: every other test asks the one in the code. */
class PermissionTest {

    /** Columns as in {@link Role}: support, sales, marketing, finance, manager, admin. */
    private static final Map<String, List<Permission>> AGREED = Map.of(
            "SUPPORT SALES MARKETING FINANCE MANAGER ADMIN",
            List.of(SEE_CUSTOMERS, EDIT_CUSTOMERS, SEE_DOCUMENTS, USE_TICKETS, SEE_MARKETING, SEE_REPORTS),
            "SUPPORT SALES MARKETING MANAGER ADMIN",
            List.of(CONVERSE),
            "SALES MARKETING MANAGER ADMIN",
            List.of(EDIT_MARKETING),
            "SALES MANAGER ADMIN",
            List.of(EDIT_QUOTES_AND_CONTRACTS),
            "FINANCE MANAGER ADMIN",
            List.of(EDIT_INVOICES),
            "SUPPORT MANAGER ADMIN",
            List.of(EDIT_ANY_TICKET, DELETE_TICKETS),
            "MANAGER ADMIN",
            List.of(DELETE_CUSTOMERS, EDIT_ANY_COMMENT, APPROVE_QUOTES, EDIT_MODELS, OPERATE),
            "ADMIN",
            List.of(ADMINISTER));

    @Test
    void givesEachPermissionToTheRolesThatWereAgreed() {
        AGREED.forEach((roles, permissions) -> permissions.forEach(permission -> assertThat(Role.values())
                .as(permission.name())
                .filteredOn(permission::isGivenTo)
                .extracting(Role::name)
                .containsExactlyInAnyOrderElementsOf(Set.of(roles.split(" ")))));
    }

    @Test
    void knowsNoPermissionThatWasNotAgreed() {
        assertThat(AGREED.values().stream().flatMap(List::stream).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(Permission.values()));
    }
}
