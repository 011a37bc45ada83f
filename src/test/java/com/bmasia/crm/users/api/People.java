package com.bmasia.crm.users.api;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.users.UserId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Accounts of their own for tests that throttle, deactivate or count. */
record People(JdbcClient jdbc, PasswordEncoder encoder) {

    static final String PASSWORD = "bmasia-demo";

    record Person(UserId id, String username) {}

    Person add(String role) {
        UUID id = Ids.next();
        String username = "p" + UUID.randomUUID().toString().replace("-", "");
        jdbc.sql("""
                        insert into user_account (id, version, username, email, full_name, password_hash, created_at, updated_at)
                        values (:id, 0, :username, :username || '@people.example', 'Test Person', :hash, now(), now())
                        """)
                .param("id", id)
                .param("username", username)
                .param("hash", encoder.encode(PASSWORD))
                .update();
        jdbc.sql("insert into user_role (user_id, role) values (?, ?)")
                .params(id, role)
                .update();
        return new Person(new UserId(id), username);
    }
}
