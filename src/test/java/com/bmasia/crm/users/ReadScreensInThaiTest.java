package com.bmasia.crm.users;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultMatcher;

/** The language of the screens: before the login that of the browser, then that of the profile. */
@ModuleTest
class ReadScreensInThaiTest {

    private static final Pattern THAI = Pattern.compile(".*[\\u0E00-\\u0E7F].*", Pattern.DOTALL);

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    UserService users;

    @Autowired
    UserQueries queries;

    @Autowired
    Clock clock;

    @Autowired
    ZoneId zone;

    CurrentUser person;

    @BeforeEach
    void person() {
        person = new AccountsOfTests(users, as).create(Role.SUPPORT);
    }

    @ParameterizedTest
    @CsvSource({
        "th, 'th-TH,th;q=0.9,en;q=0.8', เข้าสู่ระบบ",
        "en, 'en-GB,th;q=0.5', Password",
        "en, de, Password",
        "th, 'de,th;q=0.5', เข้าสู่ระบบ"
    })
    void theLoginPageSpeaksTheLanguageOfTheBrowserOrEnglish(String shown, String asked, String word) throws Exception {
        mvc.perform(get("/login").header("Accept-Language", asked)).andExpect(page(shown, word));
    }

    @Test
    void theProfileDecidesWhateverTheBrowserAsksFor() throws Exception {
        mvc.perform(get("/tasks").with(as.page(person.username())).header("Accept-Language", "th"))
                .andExpect(page("en", "My work"));
        choose("TH", false);
        mvc.perform(get("/tasks").with(as.page(person.username())).header("Accept-Language", "en"))
                .andExpect(page("th", "งานของฉัน"));
    }

    @Test
    void yearsAreThoseOfTheBuddhistEraForWhoeverWantsThem() throws Exception {
        choose("TH", false);
        mvc.perform(get("/users/" + person.id()).with(as.page("admin"))).andExpect(page("en", " " + yearNow()));
        users.editProfile(profileOf("admin", true), "", as.user("admin"));
        mvc.perform(get("/users/" + person.id()).with(as.page("admin"))).andExpect(page("en", " " + (yearNow() + 543)));
        users.editProfile(profileOf("admin", false), "", as.user("admin"));
    }

    @Test
    void errorPagesAndRefusalsSpeakTheLanguageToo() throws Exception {
        choose("TH", false);
        mvc.perform(get("/no-such-page").with(as.page(person.username())).accept("text/html"))
                .andExpect(page("th", "ไม่พบ"));
    }

    @Test
    void theApiAnswersInEnglishInAnyCase() throws Exception {
        choose("TH", false);
        mvc.perform(get("/api/v1/tickets/").header("Accept-Language", "th"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().string(not(matchesPattern(THAI))));
        mvc.perform(post("/api/v1/auth/login/")
                        .header("Accept-Language", "th")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"username\": \"%s\", \"password\": \"wrong\"}".formatted(person.username())))
                .andExpect(status().isUnauthorized())
                .andExpect(content().string(not(matchesPattern(THAI))));
    }

    private void choose(String language, boolean buddhistYear) throws Exception {
        mvc.perform(post("/users/me")
                        .with(as.page(person.username()))
                        .with(csrf())
                        .param("fullName", person.fullName())
                        .param("email", person.username() + "@mail.example")
                        .param("theme", "AUTO")
                        .param("language", language)
                        .param("buddhistYear", String.valueOf(buddhistYear)))
                .andExpect(redirectedUrl("/users/me"));
    }

    private ProfileDetails profileOf(String username, boolean buddhistYear) {
        UserQueries.UserDetails now = queries.get(as.user(username).id());
        return new ProfileDetails(
                now.fullName(), now.email(), now.theme(), new ScreenLanguage(Language.EN, buddhistYear));
    }

    private int yearNow() {
        return clock.instant().atZone(zone).getYear();
    }

    private static ResultMatcher page(String language, String word) {
        Matcher<String> lang = containsString("<html lang=\"" + language + "\"");
        return content().string(allOf(lang, containsString(word)));
    }
}
