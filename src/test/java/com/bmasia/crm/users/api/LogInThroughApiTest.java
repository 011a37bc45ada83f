package com.bmasia.crm.users.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.users.AccountDeactivated;
import com.bmasia.crm.users.PasswordChanged;
import com.bmasia.crm.users.api.ApiClient.Tokens;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.MockMvc;

@ModuleTest
class LogInThroughApiTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    As as;

    ApiClient client;
    People people;

    @BeforeEach
    void begin() {
        client = new ApiClient(mvc);
        people = new People(jdbc, encoder);
    }

    @Test
    void letsInWithUserNameOrEmail() throws Exception {
        for (String login : new String[] {"support", "Support@BMAsia.example"}) {
            client.tryLogIn(login, People.PASSWORD)
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.access").isNotEmpty())
                    .andExpect(jsonPath("$.refresh").isNotEmpty())
                    .andExpect(jsonPath("$.user.username").value("support"))
                    .andExpect(jsonPath("$.user.roles[0]").value("support"))
                    .andExpect(jsonPath("$.user.is_active").value(true))
                    .andExpect(header().string("Cache-Control", containsString("no-store")));
        }
    }

    @Test
    void refusesWrongPasswordsAndUnknownNamesAlike() throws Exception {
        String username = people.add("SALES").username();
        String wrong = client.tryLogIn(username, "wrong")
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String unknown = client.tryLogIn("nobody", "wrong")
                .andExpect(status().isUnauthorized())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(unknown).isEqualTo(wrong);
    }

    @Test
    void makesGuessersWait() throws Exception {
        String username = people.add("SALES").username();
        for (int i = 0; i < 5; i++) {
            client.tryLogIn(username, "wrong").andExpect(status().isUnauthorized());
        }
        client.tryLogIn(username, People.PASSWORD)
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"));
    }

    @Test
    void namesWhatIsMissing() throws Exception {
        client.send("/api/v1/auth/login", "{\"username\": \"\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.username[0]").isNotEmpty())
                .andExpect(jsonPath("$.password[0]").isNotEmpty());
    }

    @Test
    void tellsWhoOneIsAndWhatOneMay() throws Exception {
        Tokens tokens = client.logIn("support");
        for (String path : new String[] {"/api/v1/auth/me", "/api/v1/auth/me/", "/api/v1/users/me/"}) {
            mvc.perform(tokens.in(get(path)))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.email").value("support@bmasia.example"))
                    .andExpect(jsonPath("$.teams", hasItem("tech")))
                    .andExpect(jsonPath("$.permissions", hasItem("use_tickets")))
                    .andExpect(jsonPath("$.permissions", not(hasItem("administer"))))
                    .andExpect(content().string(not(containsString("password"))));
        }
    }

    @Test
    void asksForATokenAndDoesNotTakeTheCookieOfAPage() throws Exception {
        mvc.perform(get("/api/v1/auth/me"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", "Bearer"))
                .andExpect(jsonPath("$.status").value(401));
        var session = mvc.perform(
                        post("/login")
                                .with(org.springframework.security.test.web.servlet.request
                                        .SecurityMockMvcRequestPostProcessors.csrf())
                                .param("username", "support")
                                .param("password", People.PASSWORD))
                .andReturn();
        mvc.perform(get("/api/v1/auth/me")
                        .cookie(session.getResponse().getCookies())
                        .session((org.springframework.mock.web.MockHttpSession)
                                session.getRequest().getSession()))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void letsNoForeignPageReadAnswers() throws Exception {
        Tokens tokens = client.logIn("support");
        mvc.perform(tokens.in(get("/api/v1/auth/me")).header("Origin", "https://evil.example"))
                .andExpect(header().doesNotExist("Access-Control-Allow-Origin"));
        mvc.perform(options("/api/v1/auth/login")
                        .header("Origin", "https://evil.example")
                        .header("Access-Control-Request-Method", "POST"))
                .andExpect(header().doesNotExist("Access-Control-Allow-Origin"));
    }

    @Test
    void endsAnAccessTokenAfterFifteenMinutes() throws Exception {
        Tokens tokens = client.logIn("support");
        clock.advance(Duration.ofMinutes(14).plusSeconds(50));
        mvc.perform(tokens.in(get("/api/v1/auth/me"))).andExpect(status().isOk());
        clock.advance(Duration.ofSeconds(20));
        mvc.perform(tokens.in(get("/api/v1/auth/me")))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", containsString("invalid_token")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "payload", "garbage"})
    void refusesForgedTokens(String how) throws Exception {
        String[] parts = client.logIn("support").access().split("\\.");
        String forged = switch (how) {
            case "none" -> base64("{\"alg\":\"none\"}") + "." + parts[1] + ".";
            case "payload" ->
                parts[0] + "."
                        + base64(new String(Base64.getUrlDecoder().decode(parts[1]))
                                .replaceFirst(
                                        "\"sub\":\"[^\"]+",
                                        "\"sub\":\"" + as.user("admin").id()))
                        + "." + parts[2];
            default -> "garbage";
        };
        mvc.perform(new Tokens(forged, "").in(get("/api/v1/auth/me"))).andExpect(status().isUnauthorized());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }

    @Test
    void exchangesARefreshTokenOnce() throws Exception {
        Tokens first = client.logIn("support");
        Tokens second = ApiClient.tokens(client.refresh(first).andExpect(status().isOk()));
        mvc.perform(second.in(get("/api/v1/auth/me"))).andExpect(status().isOk());
        Tokens third = ApiClient.tokens(client.refresh(second).andExpect(status().isOk()));
        assertThat(third.refresh()).isNotEqualTo(second.refresh()).isNotEqualTo(first.refresh());
    }

    @Test
    void endsTheWholeLoginWhenAUsedRefreshTokenComesAgain() throws Exception {
        String username = people.add("SUPPORT").username();
        Tokens other = client.logIn(username);
        Tokens first = client.logIn(username);
        Tokens second = ApiClient.tokens(client.refresh(first));
        clock.advance(Duration.ofSeconds(31));
        client.refresh(first).andExpect(status().isUnauthorized());
        client.refresh(second).andExpect(status().isUnauthorized());
        mvc.perform(second.in(get("/api/v1/auth/me"))).andExpect(status().isUnauthorized());
        mvc.perform(other.in(get("/api/v1/auth/me"))).andExpect(status().isOk());
        assertThat(audited("refresh_token_reused", username)).isEqualTo(1);
    }

    @Test
    void givesTabsThatRefreshAtTheSameMomentTheSameSuccessor() throws Exception {
        Tokens first = client.logIn("support");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        CyclicBarrier together = new CyclicBarrier(8);
        List<Future<Tokens>> tabs = IntStream.range(0, 8)
                .mapToObj(i -> pool.submit(() -> {
                    together.await();
                    return ApiClient.tokens(client.refresh(first).andExpect(status().isOk()));
                }))
                .toList();
        Set<String> successors = new HashSet<>();
        for (Future<Tokens> tab : tabs) {
            successors.add(tab.get().refresh());
        }
        pool.shutdown();
        assertThat(successors).hasSize(1);
        clock.advance(Duration.ofSeconds(29));
        Tokens late = ApiClient.tokens(client.refresh(first).andExpect(status().isOk()));
        assertThat(successors).containsExactly(late.refresh());
        client.refresh(late).andExpect(status().isOk());
    }

    @Test
    void recordsTheLogOut() throws Exception {
        People.Person person = people.add("SALES");
        Tokens tokens = client.logIn(person.username());
        mvc.perform(tokens.in(post("/api/v1/auth/logout/"))).andExpect(status().isNoContent());
        assertThat(audited("logged_out", person.username())).isEqualTo(1);
    }

    private int audited(String action, String username) {
        return jdbc.sql("select count(*) from audit_entry where action = ? and entity_label = ?")
                .params(action, username)
                .query(Integer.class)
                .single();
    }

    @Test
    void endsRefreshTokensThatLieUnusedAndLoginsThatAreOld() throws Exception {
        Tokens unused = client.logIn("support");
        clock.advance(Duration.ofDays(14).plusSeconds(1));
        client.refresh(unused).andExpect(status().isUnauthorized());
        Tokens tokens = client.logIn("support");
        for (int week = 1; week < 13; week++) {
            clock.advance(Duration.ofDays(7));
            tokens = ApiClient.tokens(client.refresh(tokens).andExpect(status().isOk()));
        }
        clock.advance(Duration.ofDays(7));
        client.refresh(tokens).andExpect(status().isUnauthorized());
    }

    @Test
    void endsAccessAtOnceOnLogout() throws Exception {
        Tokens byHeader = client.logIn("support");
        mvc.perform(byHeader.in(post("/api/v1/auth/logout/"))).andExpect(status().isNoContent());
        mvc.perform(byHeader.in(get("/api/v1/auth/me"))).andExpect(status().isUnauthorized());
        client.refresh(byHeader).andExpect(status().isUnauthorized());

        Tokens byBody = client.logIn("support");
        client.send("/api/v1/auth/logout/", "{\"refresh\": \"%s\"}".formatted(byBody.refresh()))
                .andExpect(status().isNoContent());
        client.refresh(byBody).andExpect(status().isUnauthorized());
    }

    @Test
    void noticesRolesAndDeactivationAtTheNextRequest() throws Exception {
        var person = people.add("SUPPORT");
        Tokens tokens = client.logIn(person.username());
        jdbc.sql("update user_role set role = 'FINANCE' where user_id = ?")
                .param(person.id().value())
                .update();
        mvc.perform(tokens.in(get("/api/v1/auth/me")))
                .andExpect(jsonPath("$.permissions", not(hasItem("delete_tickets"))));
        jdbc.sql("update user_account set active = false where id = ?")
                .param(person.id().value())
                .update();
        mvc.perform(tokens.in(get("/api/v1/auth/me"))).andExpect(status().isUnauthorized());
        client.refresh(tokens).andExpect(status().isUnauthorized());
        client.tryLogIn(person.username(), People.PASSWORD).andExpect(status().isUnauthorized());
    }

    @Test
    void endsAllLoginsWhenThePasswordChangesOrTheAccountIsDeactivated() throws Exception {
        var person = people.add("SUPPORT");
        Tokens one = client.logIn(person.username());
        Tokens two = client.logIn(person.username());
        events.publishEvent(new PasswordChanged(person.id()));
        client.refresh(one).andExpect(status().isUnauthorized());
        mvc.perform(two.in(get("/api/v1/auth/me"))).andExpect(status().isUnauthorized());

        Tokens three = client.logIn(person.username());
        events.publishEvent(new AccountDeactivated(person.id()));
        client.refresh(three).andExpect(status().isUnauthorized());
    }

    @Test
    void keepsOnlyHashesOfRefreshTokens() throws Exception {
        Tokens tokens = client.logIn("support");
        assertThat(jdbc.sql("select exists (select from api_refresh_token where token_hash = convert_to(?, 'UTF8'))")
                        .param(tokens.refresh())
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThat(jdbc.sql("select exists (select from api_refresh_token where token_hash = ?)")
                        .param(Secrets.hash(tokens.refresh()))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
