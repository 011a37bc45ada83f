package com.bmasia.crm.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.dispatch.MailPump;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.users.AccountDetails;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.PasswordService;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserService;
import jakarta.mail.internet.MimeMessage;
import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ModuleTest
@ExtendWith(OutputCaptureExtension.class)
class ResetPasswordByMailTest {

    private static final Pattern LINK =
            Pattern.compile("http://localhost:8080/password/reset\\?token=([A-Za-z0-9_-]{43})\\s");
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final String OLD = "a long enough phrase";
    private static final String NEW = "quite another phrase";

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    UserService users;

    @Autowired
    PasswordService passwords;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @Autowired
    MailPump pump;

    @Autowired
    ScriptedSmtp smtp;

    CurrentUser person;
    String email;
    String address;

    @BeforeEach
    void person() {
        String name = "u" + UUID.randomUUID().toString().substring(0, 12);
        email = name + "@mail.example";
        address = "10.3.0." + ADDRESSES.incrementAndGet();
        users.create(
                new AccountDetails(name, email, "สมชาย บุญมี", Set.of(Role.SALES), Set.of()), OLD, as.signIn("admin"));
        TestSecurityContextHolder.clearContext();
        person = as.user(name);
    }

    @Test
    void letsAPersonChooseANewPasswordOnce() throws Exception {
        Cookie openSession = logIn(OLD).andReturn().getResponse().getCookie("crm");
        String token = tokenMailedAfter(() -> ask(email));
        mvc.perform(get("/password/reset").param("token", token))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(person.username())));
        choose(token, NEW).andExpect(redirectedUrl("/login"));
        mvc.perform(get("/users/me").cookie(openSession)).andExpect(status().is3xxRedirection());
        logIn(NEW).andExpect(redirectedUrl("/"));
        choose(token, "a third good phrase").andExpect(status().isGone());
        logIn(NEW).andExpect(redirectedUrl("/"));
    }

    @Test
    void writesAPlainMailToThePersonAlone() throws Exception {
        tokenMailedAfter(() -> ask(person.username()));
        MimeMessage mail = mails().get(0);
        assertThat(mail.getContentType()).startsWith("text/plain");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getFrom()[0]).hasToString("BMAsia CRM <crm@bmasia.example>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat((String) mail.getContent()).contains("สมชาย บุญมี", "Asia/Bangkok");
    }

    @Test
    void putsNothingOfANameIntoTheHeadersButTheName() throws Exception {
        mvc.perform(post("/users/me")
                .with(as.page(person.username()))
                .with(csrf())
                .param("fullName", "Nok\r\nBcc: spy@" + email.substring(email.indexOf('@') + 1) + "\r\nX-Note: 1")
                .param("email", email)
                .param("theme", "AUTO"));
        TestSecurityContextHolder.clearContext();
        int before = mails().size();
        ask(email);
        MimeMessage mail = mails().get(before);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Note")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
    }

    @Test
    void makesAMailedLinkUselessOnceThePasswordIsAnother() throws Exception {
        String token = tokenMailedAfter(() -> ask(email));
        passwords.changePassword(OLD, NEW, false, person);
        mvc.perform(get("/password/reset").param("token", token)).andExpect(status().isGone());
        choose(token, "a third good phrase").andExpect(status().isGone());
        logIn(NEW).andExpect(redirectedUrl("/"));
    }

    @Test
    void answersAlikeWhetherTheAccountExists() throws Exception {
        ask(email).andExpect(redirectedUrl("/password/sent"));
        ask("nobody-" + email).andExpect(redirectedUrl("/password/sent"));
    }

    @Test
    void storesOnlyAHashOfTheToken() throws Exception {
        String token = tokenMailedAfter(() -> ask(email));
        assertThat(jdbc.sql("select count(*) from password_reset where password_reset::text like '%' || ? || '%'")
                        .param(token)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select octet_length(token_hash) from password_reset where user_id = ?")
                        .param(person.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(32);
    }

    @Test
    void endsTheLinkAfterAnHour() throws Exception {
        String token = tokenMailedAfter(() -> ask(email));
        clock.advance(Duration.ofMinutes(59));
        mvc.perform(get("/password/reset").param("token", token)).andExpect(status().isOk());
        clock.advance(Duration.ofMinutes(2));
        mvc.perform(get("/password/reset").param("token", token)).andExpect(status().isGone());
        choose(token, NEW).andExpect(status().isGone());
        clock.reset();
        logIn(OLD).andExpect(redirectedUrl("/"));
    }

    @Test
    void keepsTheLinkWhereTheNewPasswordIsRefused() throws Exception {
        String token = tokenMailedAfter(() -> ask(email));
        choose(token, "password123")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"password-error\"")));
        choose(token, NEW).andExpect(redirectedUrl("/login"));
    }

    @Test
    void makesAllLinksOfTheAccountUselessWithTheFirst() throws Exception {
        String first = tokenMailedAfter(() -> ask(email));
        String second = tokenMailedAfter(() -> ask(email));
        choose(second, NEW).andExpect(redirectedUrl("/login"));
        choose(first, "a third good phrase").andExpect(status().isGone());
    }

    @Test
    void sendsAnAccountAtMostThreeMailsAnHourAndTellsNobody() throws Exception {
        for (int i = 0; i < 3; i++) {
            tokenMailedAfter(() -> ask(email));
        }
        ask(email).andExpect(redirectedUrl("/password/sent"));
        assertThat(jdbc.sql("select count(*) from password_reset where user_id = ?")
                        .param(person.id().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void letsAnAddressAskTwentyTimesAnHour() throws Exception {
        clock.setTo(Instant.parse("2031-06-01T00:00:00Z"));
        for (int i = 0; i < 20; i++) {
            ask("nobody-" + i + email).andExpect(redirectedUrl("/password/sent"));
        }
        ask(email)
                .andExpect(status().isTooManyRequests())
                .andExpect(content().string(containsString("wait 60 minutes")));
    }

    @Test
    void invitesANewPerson() throws Exception {
        String name = "n" + person.username();
        email = name + "@mail.example";
        String token = tokenMailedAfter(() -> mvc.perform(post("/users/new")
                .with(as.page("admin"))
                .with(csrf())
                .param("fullName", "Dao Petch")
                .param("email", email)
                .param("username", name)
                .param("roles", "SALES")
                .param("invite", "true")));
        TestSecurityContextHolder.clearContext();
        clock.advance(Duration.ofHours(71));
        choose(token, NEW).andExpect(redirectedUrl("/login"));
        person = as.user(name);
        logIn(NEW).andExpect(redirectedUrl("/"));
    }

    @Test
    void keepsTheLinkForAMailServerThatIsDown(CapturedOutput output) throws Exception {
        smtp.close();
        ask(email).andExpect(redirectedUrl("/password/sent"));
        pump.sendDue();
        smtp.comeBack();
        assertThat(output.getAll()).doesNotContain(email).doesNotContain("token=");
        clock.advance(Duration.ofMinutes(1));
        assertThat(mails()).hasSize(1);
    }

    private interface Step<T> {
        T run() throws Exception;
    }

    private ResultActions ask(String login) throws Exception {
        return mvc.perform(
                post("/password/forgot").with(csrf()).param("login", login).with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                }));
    }

    private ResultActions choose(String token, String password) throws Exception {
        return mvc.perform(
                post("/password/reset").with(csrf()).param("token", token).param("password", password));
    }

    private ResultActions logIn(String password) throws Exception {
        return mvc.perform(
                post("/login").with(csrf()).param("username", person.username()).param("password", password));
    }

    private String tokenMailedAfter(Step<?> step) throws Exception {
        int before = mails().size();
        step.run();
        Matcher link = LINK.matcher((String) mails().get(before).getContent());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    /** In the order in which they came. */
    private List<MimeMessage> mails() throws Exception {
        List<MimeMessage> mails = new ArrayList<>();
        for (ScriptedSmtp.Accepted mail : pump.sentTo(email)) {
            mails.add(new MimeMessage(null, new ByteArrayInputStream(mail.raw())));
        }
        return mails;
    }
}
