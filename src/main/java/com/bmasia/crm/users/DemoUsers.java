package com.bmasia.crm.users;

import com.bmasia.crm.shared.DemoData;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** One account per role, all with the password that the start-up banner and the README name. Local start only. */
@Component
@Order(10)
class DemoUsers implements DemoData {

    static final String PASSWORD = "bmasia-demo";

    private static final Map<String, List<String>> TEAMS_OF = Map.of(
            "admin", List.of("tech", "finance", "sales", "support"),
            "manager", List.of("tech", "finance", "sales", "support"),
            "support", List.of("tech", "support"),
            "sales", List.of("sales"),
            "marketing", List.of("sales"),
            "finance", List.of("finance"));
    private static final Map<String, String> NAMES = Map.of(
            "admin", "Anong Srisai",
            "manager", "Niran Chaiyaporn",
            "support", "Somchai Boonmee",
            "sales", "Ploy Rattanakul",
            "marketing", "Mali Wongsakul",
            "finance", "Kanya Phromma");

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Clock clock;

    DemoUsers(JdbcClient jdbc, PasswordEncoder encoder, Clock clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.clock = clock;
    }

    @Override
    public void load() {
        if (jdbc.sql("select exists (select from user_account)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        String hash = encoder.encode(PASSWORD);
        NAMES.forEach((username, name) -> {
            UUID id = Ids.next();
            jdbc.sql("""
                            insert into user_account (id, version, username, email, full_name, password_hash, created_at, updated_at)
                            values (:id, 0, :username, :email, :name, :hash, :now, :now)
                            """)
                    .param("id", id)
                    .param("username", username)
                    .param("email", username + "@bmasia.example")
                    .param("name", name)
                    .param("hash", hash)
                    .param("now", Sql.at(clock.instant()))
                    .update();
            jdbc.sql("insert into user_role (user_id, role) values (:id, :role)")
                    .param("id", id)
                    .param("role", username.toUpperCase())
                    .update();
            TEAMS_OF.get(username)
                    .forEach(team -> jdbc.sql(
                                    "insert into team_member (team_id, user_id) select id, :id from team where key = :team")
                            .param("id", id)
                            .param("team", team)
                            .update());
        });
        jdbc.sql("update team set lead_user_id = (select id from user_account where username = 'manager')")
                .update();
    }

    @Override
    public Optional<String> announcement() {
        return Optional.of("Log in     admin, manager, sales, marketing, finance or support; password " + PASSWORD);
    }
}
