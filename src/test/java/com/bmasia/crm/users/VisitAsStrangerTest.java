package com.bmasia.crm.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.HttpPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever only looks leaves no row in the database; with MockMvc the token would be in a session all the same. */
@BrowserTest
class VisitAsStrangerTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/tickets?view=all", "/login", "/password/forgot", "/no-such-page", "/api/v1/docs"})
    void leavesNoSessionBehind(String path) throws Exception {
        HttpPerson stranger = new HttpPerson(port);
        stranger.get(path);
        assertThat(stranger.cookie("crm")).isNull();
        assertThat(jdbc.sql("select count(*) from user_session where principal_name is null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void isStillAskedForTheTokenOfTheForm() throws Exception {
        HttpPerson stranger = new HttpPerson(port);
        stranger.get("/login");
        assertThat(stranger.cookie("crm-form")).isNotBlank();
        assertThat(stranger.post("/login", java.util.Map.of("username", "support", "password", "x"))
                        .statusCode())
                .isEqualTo(403);
    }
}
