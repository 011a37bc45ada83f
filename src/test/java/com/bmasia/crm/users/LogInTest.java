package com.bmasia.crm.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.users.login.Limit;
import com.bmasia.crm.users.login.Throttle;
import com.bmasia.crm.users.login.TooManyAttempts;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.security.web.WebAttributes;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@ModuleTest
class LogInTest {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    @Autowired
    UserService users;

    @Autowired
    PasswordService passwords;

    @Autowired
    PasswordLogin login;

    @Autowired
    Throttle throttle;

    @Autowired
    TestClock clock;

    String name;
    String address;

    @BeforeEach
    void newAccount() {
        name = "u" + UUID.randomUUID().toString().substring(0, 12);
        address = "10.1.0." + ADDRESSES.incrementAndGet();
        CurrentUser admin = as.signIn("admin");
        users.create(
                new AccountDetails(name, name + "@mail.example", "Some Body", Set.of(Role.SALES), Set.of()),
                "a long enough phrase",
                admin);
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void letsInWithUserNameOrEmail() throws Exception {
        for (String typed : List.of(name, name.toUpperCase() + "@Mail.Example")) {
            post(typed, "a long enough phrase").andExpect(redirectedUrl("/"));
        }
        assertThat(audited("login_succeeded")).isEqualTo(2);
    }

    @Test
    void refusesAWrongPasswordInTheSameWordsAsAnUnknownName() throws Exception {
        for (String typed : List.of(name, "nobody-" + name)) {
            post(typed, "wrong")
                    .andExpect(status().isUnauthorized())
                    .andExpect(content().string(containsString("Wrong username or password.")))
                    .andExpect(content().string(containsString("value=\"" + typed + "\"")));
        }
        assertThat(audited("login_failed")).isEqualTo(1);
    }

    @Test
    void neverStoresWhatWasTypedAsAnUnknownName() throws Exception {
        String secret = "typed-into-the-wrong-field-" + UUID.randomUUID();
        post(secret, "");
        assertThat(jdbc.sql("select count(*) from audit_entry where audit_entry::text like '%' || ? || '%'")
                        .param(secret)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void makesAGuesserWaitLongerEachTime() throws Exception {
        clock.setTo(Instant.parse("2031-03-04T20:00:00Z"));
        for (int i = 0; i < 5; i++) {
            post(name, "wrong").andExpect(status().isUnauthorized());
        }
        post(name, "a long enough phrase")
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "61"))
                .andExpect(content().string(containsString("wait one minute")));
        clock.advance(Duration.ofMinutes(1));
        post(name, "wrong").andExpect(status().isUnauthorized());
        clock.advance(Duration.ofMinutes(1));
        post(name, "a long enough phrase")
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "61"));
        clock.advance(Duration.ofMinutes(1));
        post(name, "a long enough phrase").andExpect(redirectedUrl("/"));
        assertThat(audited("login_locked")).isEqualTo(2);
    }

    @Test
    void fiveWrongPasswordsLockNeitherAnotherAddressNorAnotherPersonOfTheOffice() throws Exception {
        String office = address;
        String colleague = name;
        newAccount();
        address = office;
        for (int i = 0; i < 8; i++) {
            post(name, "wrong").andExpect(status().is(i < 5 ? 401 : 429));
        }
        post(colleague, "a long enough phrase").andExpect(redirectedUrl("/"));
        address = "10.3.0.1";
        post(name, "a long enough phrase").andExpect(redirectedUrl("/"));
    }

    @Test
    void nobodyLocksTheOwnerOutOfAKnownDevice() throws Exception {
        Cookie device = device();
        for (int i = 0; i < 100; i++) {
            throttle.take(Limit.LOGIN_BY_NAME, name);
        }
        for (int i = 0; i < 30; i++) {
            throttle.take(Limit.NAMES_BY_NETWORK, address);
        }
        for (int i = 0; i < 5; i++) {
            throttle.take(Limit.LOGIN, name + "\n" + address);
        }
        post(name, "a long enough phrase").andExpect(status().isTooManyRequests());
        mvc.perform(form(name, "a long enough phrase").cookie(device)).andExpect(redirectedUrl("/"));
    }

    @Test
    void aHundredWrongPasswordsFromManyAddressesLockANameForStrangers() throws Exception {
        for (int i = 0; i < 100; i++) {
            throttle.take(Limit.LOGIN_BY_NAME, name);
        }
        address = "10.4.0.1";
        post(name, "a long enough phrase").andExpect(status().isTooManyRequests());
    }

    @Test
    void aKnownDeviceIsOneOfTheAccountOnlyAndEndsWithItsPassword() throws Exception {
        Cookie device = device();
        String owner = name;
        newAccount();
        for (int i = 0; i < 5; i++) {
            throttle.take(Limit.LOGIN, name + "\n" + address);
            throttle.take(Limit.LOGIN, owner + "\n" + address);
        }
        post(name, "a long enough phrase", device).andExpect(status().isTooManyRequests());
        String[] parts = device.getValue().split("\\.");
        Cookie forged = new Cookie("crm-device", as.user(name).id() + "." + parts[1] + "." + parts[2]);
        post(name, "a long enough phrase", forged).andExpect(status().isTooManyRequests());
        as.signIn("admin");
        passwords.setPassword(as.user(owner).id(), "quite another phrase", as.user("admin"));
        TestSecurityContextHolder.clearContext();
        post(owner, "quite another phrase", device).andExpect(status().isTooManyRequests());
    }

    @Test
    void guessesFromAKnownDeviceHaveToWaitToo() throws Exception {
        Cookie device = device();
        for (int i = 0; i < 5; i++) {
            post(name, "wrong", device).andExpect(status().isUnauthorized());
        }
        post(name, "a long enough phrase", device).andExpect(status().isTooManyRequests());
    }

    @Test
    void neitherAnswersNorWaitsTellWhichNameExistsOrWhichAddressBelongsToIt() throws Exception {
        clock.setTo(Instant.parse("2031-03-05T20:00:00Z"));
        String nobody = "nobody-" + name;
        for (int i = 0; i < 7; i++) {
            String known = body(post(name, "wrong"));
            assertThat(body(post(nobody, "wrong")).replace(nobody, name)).isEqualTo(known);
        }
        post(name + "@mail.example", "wrong").andExpect(status().isUnauthorized());
    }

    private Cookie device() throws Exception {
        Cookie device = post(name, "a long enough phrase")
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getResponse()
                .getCookie("crm-device");
        assertThat(device.isHttpOnly()).isTrue();
        assertThat(device.getPath()).isEqualTo("/login");
        return device;
    }

    /** With the tokens against forgery and the request's id taken out: they differ each time. */
    private static String body(ResultActions answer) throws Exception {
        MockHttpServletResponse response = answer.andReturn().getResponse();
        return response.getStatus()
                + response.getHeader("Retry-After")
                + response.getContentAsString().replaceAll("name=\"_csrf\"[^>]*|content=\"[^\"]*\"", "");
    }

    @Test
    void forgetsFailuresOfTheAccountAfterASuccess() throws Exception {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                post(name, "wrong").andExpect(status().isUnauthorized());
            }
            post(name, "a long enough phrase").andExpect(redirectedUrl("/"));
        }
    }

    @Test
    void makesAnAddressWaitAfterThirtyNamesAlsoWithASuccessBetween() throws Exception {
        for (int i = 0; i < 30; i++) {
            post("nobody-" + UUID.randomUUID(), "wrong").andExpect(status().isUnauthorized());
            if (i == 15) {
                post(name, "a long enough phrase").andExpect(redirectedUrl("/"));
            }
        }
        post(name, "a long enough phrase").andExpect(status().isTooManyRequests());
        address = "10.2.0.1";
        post(name, "a long enough phrase").andExpect(redirectedUrl("/"));
    }

    @Test
    void guessesAtTheSameMomentGetNoFurther() {
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger compared = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<CompletableFuture<Void>> guesses = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.runAsync(() -> guess(i, refused, compared), pool))
                .toList();
        guesses.forEach(CompletableFuture::join);
        pool.shutdown();
        assertThat(compared).hasValue(5);
        assertThat(refused).hasValue(11);
    }

    private void guess(int i, AtomicInteger refused, AtomicInteger compared) {
        try {
            login.logIn(name, "guess " + i, address);
        } catch (TooManyAttempts e) {
            refused.incrementAndGet();
        } catch (BadCredentialsException e) {
            compared.incrementAndGet();
        }
    }

    @Test
    void comesBackToTheAskedPageWithANewSession() throws Exception {
        Cookie[] asked = mvc.perform(get("/users/me?x=1").accept(MediaType.TEXT_HTML))
                .andExpect(redirectedUrl("http://localhost/login"))
                .andReturn()
                .getResponse()
                .getCookies();
        MockHttpServletResponse first = mvc.perform(
                        form(name, "a long enough phrase").cookie(asked))
                .andExpect(redirectedUrl("/users/me?x=1"))
                .andReturn()
                .getResponse();
        Cookie session = first.getCookie("crm");
        Cookie again = mvc.perform(form(name, "a long enough phrase").cookie(session))
                .andReturn()
                .getResponse()
                .getCookie("crm");
        assertThat(again.getValue()).isNotEqualTo(session.getValue());
        assertThat(again.isHttpOnly()).isTrue();
        assertThat(again.getAttribute("SameSite")).isEqualTo("Lax");
    }

    @Test
    void letsASessionLiveForADayOnceSomebodyIsSignedIn() throws Exception {
        post(name, "a long enough phrase");
        assertThat(jdbc.sql("""
                        select max_inactive_interval from user_session
                         where principal_name = (select id::text from user_account where username = ?)
                        """).param(name).query(Integer.class).single()).isEqualTo(12 * 60 * 60);
    }

    /** A cookie of another site could name one. */
    @Test
    void followsNoForeignAddressInACookie() throws Exception {
        String evil = java.util.Base64.getEncoder().encodeToString("https://evil.example//evil.example/x".getBytes());
        mvc.perform(form(name, "a long enough phrase").cookie(new Cookie("REDIRECT_URI", evil)))
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void sendsWhatBrowsersProtectPeopleBy() throws Exception {
        mvc.perform(get("/login").secure(true))
                .andExpect(header().string("Strict-Transport-Security", containsString("max-age=31536000")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(header().string("Content-Security-Policy", containsString("frame-ancestors 'none'")))
                .andExpect(header().doesNotExist("Server"));
    }

    @Test
    void followsNoAddressGivenWithTheForm() throws Exception {
        mvc.perform(form(name, "a long enough phrase")
                        .param("continue", "https://evil.example/")
                        .param("redirect", "//evil.example")
                        .header("Referer", "https://evil.example/"))
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void sendsAPartOfAPageToTheLoginAsAWhole() throws Exception {
        mvc.perform(get("/users/me").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Redirect", "/login"));
    }

    @Test
    void recordsTheLogOut() throws Exception {
        Cookie session =
                post(name, "a long enough phrase").andReturn().getResponse().getCookie("crm");
        mvc.perform(MockMvcRequestBuilders.post("/logout").with(csrf()).cookie(session))
                .andExpect(redirectedUrl("/login?out"));
        assertThat(audited("logged_out")).isEqualTo(1);
    }

    private ResultActions post(String typed, String password, Cookie... cookies) throws Exception {
        MockHttpServletRequestBuilder form = form(typed, password);
        ResultActions answer = mvc.perform(cookies.length == 0 ? form : form.cookie(cookies));
        MockHttpServletResponse response = answer.andReturn().getResponse();
        if (response.getForwardedUrl() == null) {
            return answer;
        }
        // MockMvc does not follow forwards.
        Object reason = answer.andReturn().getRequest().getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION);
        return mvc.perform(MockMvcRequestBuilders.post(response.getForwardedUrl())
                .with(csrf())
                .param("username", typed)
                .requestAttr(WebAttributes.AUTHENTICATION_EXCEPTION, reason));
    }

    private MockHttpServletRequestBuilder form(String typed, String password) {
        return MockMvcRequestBuilders.post("/login")
                .with(csrf())
                .with(request -> {
                    request.setRemoteAddr(address);
                    return request;
                })
                .param("username", typed)
                .param("password", password);
    }

    private int audited(String action) {
        return jdbc.sql("select count(*) from audit_entry where action = ? and entity_label = ?")
                .params(action, name)
                .query(Integer.class)
                .single();
    }
}
