package com.bmasia.crm.mail.log;

import com.bmasia.crm.mail.accounts.AccountKind;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A sender account as people call it.
 *
 * @param role of a role's account, else null
 * @param person of an own one, else null
 */
public record AccountName(UUID id, AccountKind kind, Role role, String person) {

    /** With {@code mail_account a}; give {@link #of} a row of these. */
    public static final String COLUMNS = """
            a.id as account_id, a.kind as account_kind, a.role as account_role, owner.full_name as account_person
            """;

    public static final String OWNER = " left join user_account owner on owner.id = a.user_id ";

    /** Null where the row has none. */
    public static AccountName of(ResultSet row) throws SQLException {
        UUID id = Sql.uuid(row, "account_id");
        if (id == null) {
            return null;
        }
        String role = row.getString("account_role");
        return new AccountName(
                id,
                AccountKind.valueOf(row.getString("account_kind")),
                role == null ? null : Role.valueOf(role),
                row.getString("account_person"));
    }
}
