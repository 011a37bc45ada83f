package com.bmasia.crm.users;

import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.Sql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads who somebody is, with roles and teams, in one statement; asked once per request. Inactive accounts are absent. */
@Component
public class SignIns {

    private static final String SELECT = """
            select u.id, u.username, u.full_name, u.password_hash, u.language, u.buddhist_year,
                   array(select role from user_role r where r.user_id = u.id) as roles,
                   array(select t.key from team t join team_member m on m.team_id = t.id where m.user_id = u.id) as teams
              from user_account u
             where u.active
            """;

    private final JdbcClient jdbc;

    SignIns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<CurrentUser> byId(UserId id) {
        return jdbc.sql(SELECT + " and u.id = :id")
                .param("id", id.value())
                .query((row, n) -> currentUser(row))
                .optional();
    }

    /** By user name or e-mail address, without case. */
    Optional<Credentials> byLogin(String login) {
        return jdbc.sql(SELECT + " and (lower(u.username) = lower(:login) or lower(u.email) = lower(:login))")
                .param("login", EmailAddress.normalized(login.strip()))
                .query((row, n) -> new Credentials(currentUser(row), row.getString("password_hash")))
                .optional();
    }

    private static CurrentUser currentUser(ResultSet row) throws SQLException {
        Set<Role> roles =
                strings(row.getArray("roles")).stream().map(Role::valueOf).collect(Collectors.toSet());
        return new CurrentUser(
                new UserId(Sql.uuid(row, "id")),
                row.getString("username"),
                row.getString("full_name"),
                roles,
                strings(row.getArray("teams")),
                new ScreenLanguage(Language.valueOf(row.getString("language")), row.getBoolean("buddhist_year"))
                        .locale());
    }

    private static Set<String> strings(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).collect(Collectors.toSet());
    }

    record Credentials(CurrentUser user, String passwordHash) {}
}
