package com.bmasia.crm.users;

import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts as lists and pages show them. */
@Component
public class UserQueries {

    static final String TABLES = "user_account u";

    static final String COLUMNS = """
            u.id, u.version, u.username, u.email, u.full_name, u.active, u.theme, u.language, u.buddhist_year, u.created_at,
                   array(select role from user_role r where r.user_id = u.id order by role) as roles,
                   array(select t.key from team t join team_member m on m.team_id = t.id
                          where m.user_id = u.id order by t.name) as teams,
                   array(select t.name from team t join team_member m on m.team_id = t.id
                          where m.user_id = u.id order by t.name) as team_names,
                   (select a.at from audit_entry a
                     where a.entity = 'user' and a.entity_id = u.id::text and a.action = 'login_succeeded'
                     order by a.at desc limit 1) as last_login""";

    private static final String SELECT = "select " + COLUMNS + " from " + TABLES;

    private final JdbcClient jdbc;

    UserQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param lastLogin null before the first one */
    public record UserDetails(
            UserId id,
            int version,
            String username,
            String email,
            String fullName,
            boolean active,
            Theme theme,
            ScreenLanguage screens,
            List<Role> roles,
            Set<String> teams,
            List<String> teamNames,
            Instant createdAt,
            Instant lastLogin) {}

    public UserDetails get(UserId id) {
        return jdbc.sql(SELECT + " where u.id = :id")
                .param("id", id.value())
                .query((row, n) -> details(row))
                .optional()
                .orElseThrow(() -> new NotFound("user", id));
    }

    /** By user name or e-mail address, without case; inactive accounts are absent. */
    public Optional<UserDetails> activeByLogin(String login) {
        return jdbc.sql(SELECT + """
                         where u.active and (lower(u.username) = lower(:login) or lower(u.email) = lower(:login))
                        """)
                .param("login", EmailAddress.normalized(login.strip()))
                .query((row, n) -> details(row))
                .optional();
    }

    public Theme themeOf(UserId id) {
        return jdbc.sql("select theme from user_account where id = :id")
                .param("id", id.value())
                .query((row, n) -> Theme.valueOf(row.getString("theme")))
                .optional()
                .orElse(Theme.AUTO);
    }

    static UserDetails details(ResultSet row) throws SQLException {
        return new UserDetails(
                new UserId(Sql.uuid(row, "id")),
                row.getInt("version"),
                row.getString("username"),
                row.getString("email"),
                row.getString("full_name"),
                row.getBoolean("active"),
                Theme.valueOf(row.getString("theme")),
                new ScreenLanguage(Language.valueOf(row.getString("language")), row.getBoolean("buddhist_year")),
                strings(row.getArray("roles")).stream().map(Role::valueOf).toList(),
                Set.copyOf(strings(row.getArray("teams"))),
                strings(row.getArray("team_names")),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "last_login"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).collect(Collectors.toList());
    }
}
