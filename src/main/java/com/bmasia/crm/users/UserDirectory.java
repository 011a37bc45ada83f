package com.bmasia.crm.users;

import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people and teams that other modules name, assign and tell: the read side of accounts. */
@Component
public class UserDirectory {

    private final JdbcClient jdbc;

    UserDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Person(UserId id, String username, String name, boolean active) {}

    public record TeamRef(String key, String name) {}

    public List<Person> activePeople() {
        return jdbc.sql("select id, username, full_name, active from user_account where active order by full_name, id")
                .query((row, n) -> person(row))
                .list();
    }

    /** Also those whose account is no longer active: their names stand in old records. */
    public List<Person> everybody() {
        return jdbc.sql("select id, username, full_name, active from user_account order by full_name, id")
                .query((row, n) -> person(row))
                .list();
    }

    public Optional<Person> find(UserId id) {
        return jdbc.sql("select id, username, full_name, active from user_account where id = :id")
                .param("id", id.value())
                .query((row, n) -> person(row))
                .optional();
    }

    /** Names of these people, for lists; unknown ids are absent. */
    public Map<UserId, Person> find(Collection<UserId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select id, username, full_name, active from user_account where id in (:ids)")
                        .param("ids", ids.stream().map(UserId::value).toList())
                        .query((row, n) -> person(row))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    public List<TeamRef> teams() {
        return jdbc.sql("select key, name from team order by name")
                .query((row, n) -> new TeamRef(row.getString("key"), row.getString("name")))
                .list();
    }

    public List<Person> membersOf(String team) {
        return jdbc.sql("""
                        select u.id, u.username, u.full_name, u.active
                          from user_account u
                          join team_member m on m.user_id = u.id
                          join team t on t.id = m.team_id
                         where t.key = :team and u.active
                         order by u.full_name, u.id
                        """).param("team", team).query((row, n) -> person(row)).list();
    }

    /** The person who leads the team; empty where nobody does, or the lead's account is inactive. */
    public Optional<UserId> leadOf(String team) {
        return jdbc.sql(
                        "select u.id from team t join user_account u on u.id = t.lead_user_id and u.active where t.key = :team")
                .param("team", team)
                .query((row, n) -> new UserId(Sql.uuid(row, "id")))
                .optional();
    }

    /** Managers who are members of the team; all managers where the team has none. */
    public List<UserId> managersOf(String team) {
        List<UserId> own = managers(
                "and u.id in (select m.user_id from team_member m join team t on t.id = m.team_id where t.key = ?)",
                team);
        return own.isEmpty() ? managers("and ? is not null", team) : own;
    }

    /** Active people by their user names in lower case; unknown ones are left out. */
    public List<UserId> activeWithUsernames(Collection<String> usernames) {
        return usernames.isEmpty()
                ? List.of()
                : jdbc.sql("select id from user_account where active and lower(username) in (:names) order by id")
                        .param("names", usernames)
                        .query((row, n) -> new UserId(Sql.uuid(row, "id")))
                        .list();
    }

    /** Everybody with this role whose account is active. */
    public List<UserId> activeWith(Role role) {
        return jdbc.sql("""
                        select u.id from user_account u join user_role r on r.user_id = u.id
                         where u.active and r.role = :role order by u.id
                        """)
                .param("role", role.name())
                .query((row, n) -> new UserId(Sql.uuid(row, "id")))
                .list();
    }

    private List<UserId> managers(String condition, String team) {
        return jdbc.sql("""
                        select u.id from user_account u join user_role r on r.user_id = u.id
                         where u.active and r.role = 'MANAGER'
                        """ + condition)
                .param(team)
                .query((row, n) -> new UserId(Sql.uuid(row, "id")))
                .list();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                new UserId(Sql.uuid(row, "id")),
                row.getString("username"),
                row.getString("full_name"),
                row.getBoolean("active"));
    }
}
