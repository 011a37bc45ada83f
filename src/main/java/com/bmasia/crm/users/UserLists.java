package com.bmasia.crm.users;

import com.bmasia.crm.users.UserQueries.UserDetails;
import com.bmasia.crm.web.list.Choice;
import com.bmasia.crm.web.list.ListLook;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.ListSpec.Chip;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of accounts, for the page and the API. Its SQL names the table {@code u}. */
@Configuration(proxyBeanMethods = false)
class UserLists {

    private static final String ROLES =
            "(select string_agg(r.role, ',' order by r.role) from user_role r where r.user_id = u.id)";

    private static final String TEAMS = """
            (select string_agg(t.key, ',' order by t.key) from team t join team_member m on m.team_id = t.id
              where m.user_id = u.id)""";

    @Bean
    ListSpec<UserDetails> userList(UserDirectory directory) {
        return ListSpec.of("users", UserQueries.COLUMNS, (row, n) -> UserQueries.details(row))
                .from(UserQueries.TABLES, "u.id")
                .texts("users.account")
                .uuid("id", "u.id")
                .text(
                        "full_name",
                        "u.full_name",
                        f -> f.label("users.account.fullName")
                                .column(UserDetails::fullName)
                                .cell()
                                .orderedAs("lower(u.full_name)", "text"))
                .code(
                        "role",
                        ROLES,
                        Role.class,
                        f -> f.label("users.account.roles")
                                .texts("users.role")
                                .column(UserDetails::roles)
                                .cell()
                                .exported(user ->
                                        user.roles().stream().map(Role::name).collect(Collectors.joining(", ")))
                                .matching("exists (select from user_role r where r.user_id = u.id and r.role = :value)")
                                .filter("role"))
                .text(
                        "team",
                        TEAMS,
                        f -> f.label("users.account.teams")
                                .column(user -> String.join(", ", user.teamNames()))
                                .matching("""
                                        exists (select from team t join team_member m on m.team_id = t.id
                                                 where t.key = :value and m.user_id = u.id)""")
                                .filter("team", () -> teams(directory)))
                .shown("last_login", f -> f.column(UserDetails::lastLogin).cell())
                .text("username", "u.username", f -> f.more(UserDetails::username))
                .text("email", "u.email", f -> f.more(UserDetails::email))
                .bool(
                        "is_active",
                        "u.active",
                        f -> f.label("users.account.active-badge").more(UserDetails::active))
                .instant("created_at", "u.created_at", f -> f.more(UserDetails::createdAt))
                .instant("updated_at", "u.updated_at")
                .search("u.username", "u.email", "u.full_name")
                .sortable("full_name", "username", "email", "created_at", "updated_at")
                .orderedBy("full_name")
                .chips(
                        "status",
                        new Chip("ACTIVE", "users.list.status.ACTIVE", "u.active"),
                        new Chip("INACTIVE", "users.list.status.INACTIVE", "not u.active"),
                        new Chip("ALL", "users.list.status.ALL", "true"))
                .page(ListLook.<UserDetails>at("/users", "users/list")
                        .title("users.list.title")
                        .searchHint("users.list.search")
                        .empty("people", "web.list.empty")
                        .opens(user -> "/users/" + user.id()));
    }

    private static List<Choice> teams(UserDirectory directory) {
        return directory.teams().stream()
                .map(team -> new Choice(team.key(), team.name()))
                .toList();
    }
}
