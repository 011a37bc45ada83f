package com.bmasia.crm.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.ModuleTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

@ModuleTest
@RecordApplicationEvents
class FirstAdministratorTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    FirstAdministrator first;

    @Autowired
    ApplicationEvents events;

    @Test
    @Transactional
    void getsAnAccountAndALinkWhereThereIsNobody() {
        jdbc.sql("truncate user_account cascade").update();
        // Mail accounts may belong to people, so the company's own, which is always there, went with them.
        jdbc.sql("insert into mail_account (id, version, kind) values (?, 0, 'SYSTEM')")
                .param(UUID.fromString("01900000-0000-7000-8000-00000000a001"))
                .update();

        first.create("owner@hotel.example");
        first.create("second@hotel.example");

        assertThat(jdbc.sql("select email from user_account")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("owner@hotel.example"));
        assertThat(jdbc.sql("select role from user_role").query(String.class).list())
                .containsExactly("ADMIN");
        assertThat(events.stream(PasswordResetRequested.class)).hasSize(1);
    }

    @Test
    void changesNothingWhereThereAreAccounts() {
        first.create("owner@hotel.example");

        assertThat(jdbc.sql("select exists (select from user_account where email = 'owner@hotel.example')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }
}
