package com.bmasia.crm.users.api;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserId;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A person as the API shows it. */
record UserJson(
        UUID id,
        String username,
        String email,
        String fullName,
        List<Role> roles,
        List<String> teams,
        @JsonProperty("is_active") boolean active,
        Instant createdAt,
        Instant updatedAt) {

    static final String COLUMNS = """
            u.id, u.username, u.email, u.full_name, u.active, u.created_at, u.updated_at,
            array(select role from user_role r where r.user_id = u.id order by role) as roles,
            array(select t.key from team t join team_member m on m.team_id = t.id
                   where m.user_id = u.id order by t.key) as teams
            """;

    static UserJson of(ResultSet row) throws SQLException {
        return new UserJson(
                Sql.uuid(row, "id"),
                row.getString("username"),
                row.getString("email"),
                row.getString("full_name"),
                strings(row, "roles").map(Role::valueOf).toList(),
                strings(row, "teams").toList(),
                row.getBoolean("active"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }

    private static Stream<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray());
    }

    /** The signed-in person, with what he or she may do. */
    record Me(@JsonUnwrapped UserJson user, List<Permission> permissions) {}

    @Component
    static class Reader {

        private final JdbcClient jdbc;

        Reader(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        UserJson get(UserId id) {
            return jdbc.sql("select " + COLUMNS + " from user_account u where u.id = :id")
                    .param("id", id.value())
                    .query((row, n) -> of(row))
                    .optional()
                    .orElseThrow(() -> new NotFound("user", id));
        }

        Me me(CurrentUser user) {
            return new Me(
                    get(user.id()),
                    Arrays.stream(Permission.values()).filter(user::may).toList());
        }
    }
}
