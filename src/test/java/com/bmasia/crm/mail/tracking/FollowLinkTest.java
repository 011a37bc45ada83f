package com.bmasia.crm.mail.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ModuleTest
class FollowLinkTest {

    private static final String CHROME =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36";
    private static final Instant ACCEPTED = Instant.parse("2026-11-20T02:00:00Z");

    @Autowired
    MockMvc mvc;

    @Autowired
    Tracking tracking;

    @Autowired
    ClicksAndOpens clicks;

    @Autowired
    MailTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    final String page = "https://music.example/" + UUID.randomUUID();
    MailId mail;
    String link;
    String second;
    String pixel;

    record Event(String kind, boolean human, String rule, UUID link, String agent, String network) {}

    record Shown(Instant opened, Instant clicked) {}

    @BeforeEach
    void mailThatArrived() {
        mail = new MailFixtures(jdbc).newsletter(MailFixtures.address(), ACCEPTED);
        var html = Jsoup.parse(
                tracking.instrument(mail, "<a href='%1$s'>One</a><a href='%1$s/b'>Two</a>".formatted(page)));
        link = path(html.select("a").get(0).attr("href"));
        second = path(html.select("a").get(1).attr("href"));
        pixel = path(html.select("img").attr("src"));
        clock.setTo(ACCEPTED.plus(Duration.ofHours(1)));
    }

    @Test
    void leadsToTheTargetAndTellsItNothing() throws Exception {
        visit(get(link))
                .andExpect(status().isFound())
                .andExpect(header().string("Location", page))
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(header().string("X-Robots-Tag", containsString("noindex")))
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(header().doesNotExist("Set-Cookie"));
    }

    @Test
    void recordsTheClickWithNoMoreThanIsNeeded() throws Exception {
        visit(get(link));
        assertThat(events())
                .containsExactly(new Event("CLICK", true, "person", signed(link).link(), CHROME, "203.0.113.0/24"));
    }

    @Test
    void takesTheFirstClickOfAPersonForOpenAndClick() throws Exception {
        visit(get(link));
        Instant first = clock.instant();
        clock.advance(Duration.ofHours(1));
        visit(get(second));
        visit(get(pixel));
        assertThat(shown()).isEqualTo(new Shown(first, first));
    }

    @Test
    void takesTheFirstOpenOfAPerson() throws Exception {
        visit(get(pixel))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.IMAGE_GIF))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().doesNotExist("Set-Cookie"));
        assertThat(shown()).isEqualTo(new Shown(clock.instant(), null));
    }

    @Test
    void keepsWhatMachinesDoButShowsNoneOfIt() throws Exception {
        visit(head(link)).andExpect(status().isFound());
        visit(get(link).header("Sec-Purpose", "prefetch;prerender"));
        mvc.perform(get(link).header("User-Agent", "BarracudaCentral"));
        mvc.perform(get(pixel).header("User-Agent", "Mozilla/5.0"));
        mvc.perform(get(pixel));
        assertThat(events())
                .extracting(Event::rule)
                .containsExactly("only-looks", "only-looks", "scanner", "fetched-ahead", "no-user-agent");
        assertThat(events()).noneMatch(Event::human);
        assertThat(shown()).isEqualTo(new Shown(null, null));
    }

    @Test
    void takesSeveralLinksAtOnceForAScannerAlsoTheFirstOfThem() throws Exception {
        visit(get(link));
        assertThat(shown().clicked()).isNotNull();
        clock.advance(Duration.ofMillis(1500));
        visit(get(second));
        assertThat(events()).extracting(Event::rule).containsExactly("burst", "burst");
        assertThat(shown()).isEqualTo(new Shown(null, null));
        clock.advance(Duration.ofMinutes(1));
        visit(get(second));
        assertThat(shown().clicked()).isEqualTo(clock.instant());
    }

    @Test
    void seesClicksThatComeAtTheSameMoment() throws Exception {
        ExecutorService scanner = Executors.newFixedThreadPool(2);
        CyclicBarrier together = new CyclicBarrier(2);
        try {
            for (int round = 0; round < 20; round++) {
                clock.advance(Duration.ofMinutes(1));
                for (Future<?> answer : scanner.invokeAll(List.of(click(link, together), click(second, together)))) {
                    answer.get();
                }
            }
        } finally {
            scanner.shutdown();
        }
        assertThat(events()).hasSize(40).extracting(Event::rule).containsOnly("burst");
        assertThat(shown()).isEqualTo(new Shown(null, null));
    }

    private Callable<Void> click(String address, CyclicBarrier together) {
        return () -> {
            together.await(10, TimeUnit.SECONDS);
            clicks.click(address.substring("/m/c/".length()), new Visit(CHROME, "203.0.113.0/24", false));
            return null;
        };
    }

    @Test
    void keepsTheOpenWhereOnlyTheClicksWereAScanners() throws Exception {
        visit(get(pixel));
        Instant opened = clock.instant();
        clock.advance(Duration.ofMinutes(1));
        visit(get(link));
        visit(get(second));
        assertThat(shown()).isEqualTo(new Shown(opened, null));
    }

    @Test
    void takesTheSameLinkTwiceOrFromElsewhereForPeople() throws Exception {
        visit(get(link));
        visit(get(link));
        mvc.perform(get(second).header("User-Agent", CHROME).with(from("198.51.100.4")));
        clock.advance(Duration.ofSeconds(2));
        visit(get(second));
        assertThat(events()).extracting(Event::rule).containsOnly("person");
    }

    @Test
    void leadsNowhereWithATokenThatIsNotOurs() throws Exception {
        byte[] own = Base64.getUrlDecoder().decode(link.substring(5));
        MailId otherMail = new MailFixtures(jdbc).newsletter(MailFixtures.address(), ACCEPTED);
        String others = path(Jsoup.parse(tracking.instrument(otherMail, "<a href='" + page + "/other'>x</a>"))
                .select("a")
                .attr("href"));
        byte[] other = Base64.getUrlDecoder().decode(others.substring(5));
        byte[] spliced = own.clone();
        System.arraycopy(other, 16, spliced, 16, 16);
        byte[] forged = own.clone();
        forged[47] ^= 1;
        List<String> wrong = List.of(
                "/m/c/" + encode(spliced),
                "/m/c/" + encode(forged),
                link.substring(0, link.length() - 1),
                link + "A",
                "/m/c/" + tokens.of(MailTokens.Purpose.UNSUBSCRIBE, mail),
                "/m/c/https:evil.example",
                "/m/c/evil.example",
                "/m/c/" + encode("https://evil.example".getBytes()));
        for (String address : wrong) {
            visit(get(address))
                    .andExpect(status().isNotFound())
                    .andExpect(header().doesNotExist("Location"))
                    .andExpect(content().string(not(containsString(page))));
        }
        assertThat(events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"url", "to", "target", "next", "u", "redirect"})
    void takesNoTargetFromTheAddress(String parameter) throws Exception {
        visit(get(link).param(parameter, "https://evil.example/")).andExpect(header().string("Location", page));
    }

    @Test
    void showsTheImageForAnythingButRecordsNothing() throws Exception {
        visit(get("/m/o/AAAA.gif"))
                .andExpect(status().isOk())
                .andExpect(content().contentType(MediaType.IMAGE_GIF));
        visit(get("/m/o/" + tokens.of(MailTokens.Purpose.PREFERENCES, mail) + ".gif"))
                .andExpect(status().isOk());
        assertThat(events()).isEmpty();
    }

    @Test
    void leadsNowhereOnceTheMailIsGone() throws Exception {
        jdbc.sql("delete from mail_message where id = ?").param(mail.value()).update();
        visit(get(link)).andExpect(status().isNotFound()).andExpect(header().doesNotExist("Location"));
        visit(get(pixel)).andExpect(status().isOk());
    }

    @Test
    void makesAnAddressWaitThatGuesses() throws Exception {
        String guesser = "198.51.100.99";
        for (int i = 0; i < 60; i++) {
            mvc.perform(get("/m/c/guess" + i).with(from(guesser))).andExpect(status().isNotFound());
        }
        mvc.perform(get("/m/c/guess").with(from(guesser)))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"));
        visit(get(link)).andExpect(status().isFound());
        clock.advance(Duration.ofMinutes(1));
        mvc.perform(get(link).with(from(guesser))).andExpect(status().isFound());
    }

    private ResultActions visit(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header("User-Agent", CHROME)
                        .accept(MediaType.TEXT_HTML)
                        .with(from("203.0.113.77")))
                .andExpect(cookie().doesNotExist("crm"));
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor from(String address) {
        return request -> {
            request.setRemoteAddr(address);
            return request;
        };
    }

    private MailTokens.Signed signed(String link) {
        return tokens.read(MailTokens.Purpose.CLICK, link.substring("/m/c/".length()))
                .orElseThrow();
    }

    private static String path(String url) {
        return url.substring(url.indexOf("/m/"));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private List<Event> events() {
        return jdbc.sql("""
                        select kind, human, rule, link_id, user_agent, network from mail_event
                         where mail_id = ? order by at, id
                        """)
                .param(mail.value())
                .query((row, n) -> new Event(
                        row.getString("kind"),
                        row.getBoolean("human"),
                        row.getString("rule"),
                        Sql.uuid(row, "link_id"),
                        row.getString("user_agent"),
                        row.getString("network")))
                .list();
    }

    private Shown shown() {
        return jdbc.sql("select opened_at, clicked_at from mail_message where id = ?")
                .param(mail.value())
                .query((row, n) -> new Shown(Sql.instant(row, "opened_at"), Sql.instant(row, "clicked_at")))
                .single();
    }
}
