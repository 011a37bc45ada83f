package com.bmasia.crm.mail.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.SmtpRule;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserService;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Types a password everywhere where one can be typed, and then looks for it everywhere. */
@ModuleTest
@ExtendWith(OutputCaptureExtension.class)
class KeepPasswordsSecretTest {

    private static final String PASSWORD = "Zq7-never-seen-Xw9";
    private static final List<String> FORMS = Stream.of(PASSWORD, "\0nok\0" + PASSWORD, "nok\0" + PASSWORD)
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .flatMap(bytes -> Stream.of(
                    new String(bytes, StandardCharsets.UTF_8),
                    Base64.getEncoder().withoutPadding().encodeToString(bytes),
                    HexFormat.of().formatHex(bytes)))
            .toList();

    @Autowired
    MockMvc mvc;

    @Autowired
    SenderAccountQueries queries;

    @Autowired
    Senders senders;

    @Autowired
    UserService users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LoggingSystem logging;

    @Autowired
    As as;

    final List<String> answers = new ArrayList<>();

    @Test
    void nowhere(CapturedOutput output) throws Exception {
        CurrentUser person = AccountsForTests.person(users, as, Role.SALES);
        logging.setLogLevel("com.bmasia.crm", LogLevel.TRACE);
        logging.setLogLevel("org.eclipse.angus", LogLevel.TRACE);
        try (ScriptedSmtp smtp = ScriptedSmtp.start()) {
            smtp.login("nok", PASSWORD);
            use(person.username(), smtp);
        } finally {
            logging.setLogLevel("com.bmasia.crm", LogLevel.INFO);
            logging.setLogLevel("org.eclipse.angus", null);
        }
        UUID account = queries.ownOf(person.id()).orElseThrow().id();
        assertThat(senders.server(account).orElseThrow().password())
                .as("it is stored")
                .isEqualTo(PASSWORD);
        assertThat(senders.server(account).toString()).doesNotContain(PASSWORD);
        assertThat(queries.get(account).toString()).doesNotContain(PASSWORD);
        for (String form : FORMS) {
            assertThat(answers).noneMatch(answer -> answer.contains(form));
            assertThat(output.getAll()).doesNotContain(form);
            assertThat(placesInTheDatabase(form)).isEmpty();
        }
    }

    private void use(String user, ScriptedSmtp smtp) throws Exception {
        send(user, form(smtp, "0").param("port", "nonsense"));
        send(user, form(smtp, "0").param("port", String.valueOf(smtp.port())));
        send(user, get("/mail/account"));
        send(user, post("/mail/account/test"));
        String json =
                "{\"host\": \"127.0.0.1\", \"port\": %d, \"security\": \"none\", \"username\": \"nok\", \"password\": \"%s\"}"
                        .formatted(smtp.port(), PASSWORD);
        send(user, json(put("/api/v1/users/me/smtp/"), json));
        send(user, json(put("/api/v1/users/me/smtp/"), json.replace("\"none\"", "\"nonsense\"")));
        send(user, json(patch("/api/v1/users/me/smtp/"), "{\"password\": \"%s\"".formatted(PASSWORD)));
        send(user, get("/api/v1/users/me/smtp/"));
        send(user, post("/api/v1/users/me/smtp/test/"));
        smtp.on(SmtpRule.Step.AUTH).answer("535 5.7.8 no, not " + PASSWORD);
        send(user, post("/api/v1/users/me/smtp/test/"));
        send("admin", get("/api/v1/mail-accounts/"));
        send("admin", get("/mail/accounts"));
        send("admin", get("/users/audit"));
        send("admin", get("/actuator/health"));
    }

    private static MockHttpServletRequestBuilder form(ScriptedSmtp smtp, String version) {
        return post("/mail/account")
                .param("version", version)
                .param("host", smtp.host())
                .param("security", "NONE")
                .param("username", "nok")
                .param("password", PASSWORD);
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .content(body);
    }

    private void send(String user, MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse answer = mvc.perform(request.with(as.page(user)).with(csrf()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isLessThan(500);
        answers.add(answer.getContentAsString()
                + answer.getHeaderNames().stream().map(answer::getHeaders).toList());
    }

    /** Every column of every table, as text; of bytes also what they spell. */
    private List<String> placesInTheDatabase(String text) {
        List<String> tables = jdbc.sql("""
                        select quote_ident(table_name) from information_schema.tables
                         where table_schema = current_schema and table_type = 'BASE TABLE'
                        """).query(String.class).list();
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return tables.stream()
                .filter(table -> jdbc.sql(
                                "select exists (select from " + table + " row where position(:text in row::text) > 0"
                                        + " or position(:hex in row::text) > 0)")
                        .param("text", text.replace("\0", ""))
                        .param("hex", hex)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
