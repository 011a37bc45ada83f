package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.test.As;
import com.bmasia.crm.users.AccountDetails;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserService;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.TestSecurityContextHolder;

/** People and mail accounts that tests need. */
public final class AccountsForTests {

    private AccountsForTests() {}

    /** Somebody new, with the address {@code <user name>@mail.example}. */
    public static CurrentUser person(UserService users, As as, Role... roles) {
        String name = "m" + UUID.randomUUID().toString().substring(0, 12);
        users.create(
                new AccountDetails(name, name + "@mail.example", "Nok " + name, Set.of(roles), Set.of()),
                "a long enough phrase",
                as.signIn("admin"));
        TestSecurityContextHolder.clearContext();
        return as.user(name);
    }

    public static SenderDetails at(String host, int port, String username) {
        return new SenderDetails(host, port, SmtpSecurity.NONE, username, null, null, 20, 2000);
    }

    public static SenderDetails at(ScriptedSmtp smtp, String username) {
        return at(smtp.host(), smtp.port(), username);
    }

    /** Tests share one database: the account of the company and those of roles are as at the beginning again. */
    static void forgetCompanyAccounts(JdbcClient jdbc) {
        jdbc.sql("""
                        update mail_account set host = null, port = null, security = null, username = null, secret = null,
                               secret_key = null, from_name = null, from_address = null, limit_per_minute = null,
                               limit_per_day = null, state = 'READY', trouble = null, paused_until = null
                         where kind = 'SYSTEM'
                        """).update();
        jdbc.sql(
                        "update mail_account set active = false, secret = null, secret_key = null, removed_at = now() where kind = 'ROLE'")
                .update();
    }
}
