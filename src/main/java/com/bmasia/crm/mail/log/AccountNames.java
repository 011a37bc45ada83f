package com.bmasia.crm.mail.log;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts that mails went out through, removed ones included. */
@Component
public class AccountNames {

    private final JdbcClient jdbc;

    AccountNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The company's first, then those of roles, then those of people by name. */
    public List<AccountName> all() {
        return jdbc.sql("""
                        select %s from mail_account a %s
                         order by case a.kind when 'SYSTEM' then 1 when 'ROLE' then 2 else 3 end, a.role,
                                  lower(owner.full_name), a.id
                        """.formatted(AccountName.COLUMNS, AccountName.OWNER))
                .query((row, n) -> AccountName.of(row))
                .list();
    }
}
