package com.bmasia.crm.users.teams;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Teams as the administrator's pages show them. */
@Component
public class TeamQueries {

    private static final String SELECT = """
            select t.key, t.version, t.name, t.built_in, t.lead_user_id, l.full_name as lead_name,
                   array(select m.user_id from team_member m where m.team_id = t.id) as members,
                   array(select u.full_name from team_member m join user_account u on u.id = m.user_id
                          where m.team_id = t.id and u.active order by lower(u.full_name)) as names
              from team t left join user_account l on l.id = t.lead_user_id
            """;

    private final JdbcClient jdbc;

    TeamQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param memberNames of the active members only */
    public record TeamView(
            String key,
            int version,
            String name,
            boolean builtIn,
            UserId lead,
            String leadName,
            List<UserId> members,
            List<String> memberNames) {}

    public List<TeamView> list() {
        return jdbc.sql(SELECT + " order by lower(t.name)")
                .query((row, n) -> view(row))
                .list();
    }

    public TeamView get(String key) {
        return jdbc.sql(SELECT + " where t.key = :key")
                .param("key", key)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("team", key));
    }

    private static TeamView view(ResultSet row) throws SQLException {
        UUID lead = Sql.uuid(row, "lead_user_id");
        return new TeamView(
                row.getString("key"),
                row.getInt("version"),
                row.getString("name"),
                row.getBoolean("built_in"),
                lead == null ? null : new UserId(lead),
                row.getString("lead_name"),
                Arrays.stream((UUID[]) row.getArray("members").getArray())
                        .map(UserId::new)
                        .toList(),
                List.of((String[]) row.getArray("names").getArray()));
    }
}
