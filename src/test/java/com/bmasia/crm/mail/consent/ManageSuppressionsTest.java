package com.bmasia.crm.mail.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.ConsentChanged;
import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@ModuleTest
@RecordApplicationEvents
class ManageSuppressionsTest {

    private static final String LIST = "/mail/suppressions";

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    SuppressionQueries queries;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    final String address = MailFixtures.address();

    @Test
    void addsAnAddressByHandInLowerCase() throws Exception {
        perform(
                        "sales",
                        post(LIST + "/new")
                                .param("address", " " + address.toUpperCase(Locale.ROOT))
                                .param("note", "Closed for good"))
                .andExpect(redirectedUrl(LIST))
                .andExpect(flash().attribute("toast", "mail.suppression.added"));
        Suppression entry = entries().get(0);
        assertThat(entry.address()).isEqualTo(address);
        assertThat(entry.reason()).isEqualTo(SuppressionReason.MANUAL);
        assertThat(entry.note()).isEqualTo("Closed for good");
        assertThat(entry.createdBy()).isEqualTo(as.user("sales").fullName());
        assertThat(audited()).containsExactly("suppression.added");
    }

    @Test
    void keepsWhatWasTypedWhereItIsWrong() throws Exception {
        perform("sales", post(LIST + "/new").param("address", "nobody").param("note", "why"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"address-error\"")))
                .andExpect(content().string(containsString("value=\"nobody\"")))
                .andExpect(content().string(containsString("value=\"why\"")));
        perform("sales", post(LIST + "/new").param("address", address).param("note", "x".repeat(301)))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("at most 300 characters")));
        perform("sales", post(LIST + "/new").param("address", address));
        perform("sales", post(LIST + "/new").param("address", address))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("is already on the list")));
    }

    @Test
    void liftsABounceWithoutAWord() throws Exception {
        fixtures().suppress(address, null, "HARD_BOUNCE");
        lift("").andExpect(redirectedUrl(LIST));
        assertThat(entries()).isEmpty();
        assertThat(audited()).containsExactly("suppression.lifted");
        assertThat(events.stream(ConsentChanged.class)).isEmpty();
    }

    @Test
    void endsThePersonsNoOnlyWithANoteOfThePersonsYes() throws Exception {
        for (String reason : List.of("UNSUBSCRIBED", "COMPLAINT")) {
            fixtures().suppress(address, null, reason);
            lift(" ")
                    .andExpect(status().isUnprocessableEntity())
                    .andExpect(content().string(containsString("id=\"note-error\"")));
            assertThat(entries()).hasSize(1);
            lift("Asked for the newsletter by phone").andExpect(redirectedUrl(LIST));
            assertThat(entries()).isEmpty();
        }
        assertThat(jdbc.sql("select changes::text from audit_entry where entity_label = ?")
                        .param(address)
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(changes -> changes.contains("Asked for the newsletter by phone"));
        assertThat(events.stream(ConsentChanged.class)).hasSize(8).allMatch(ConsentChanged::subscribed);
    }

    @Test
    void tellsOnlyOfTheTopicThatWasLifted() throws Exception {
        fixtures().suppress(address, MailTopic.OFFERS, "UNSUBSCRIBED");
        lift("Wants offers");
        assertThat(events.stream(ConsentChanged.class))
                .containsExactly(new ConsentChanged(address, MailTopic.OFFERS, true));
    }

    @Test
    void findsByAPartOfTheAddressAndByReason() throws Exception {
        fixtures().suppress(address, null, "COMPLAINT");
        String part = address.substring(6, 16).toUpperCase(Locale.ROOT);
        assertThat(found("q", part)).containsExactly(address);
        assertThat(found("q", part, "reason", "complaint")).containsExactly(address);
        assertThat(found("q", part, "reason", "MANUAL")).isEmpty();
        assertThat(found("q", "%")).isEmpty();
        perform("support", get(LIST).param("q", part).param("reason", "MANUAL"))
                .andExpect(content().string(containsString("No matches")));
    }

    @Test
    void readsOnPageByPage() throws Exception {
        String run = UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 60; i++) {
            fixtures().suppress("p%02d-%s@hotel.example".formatted(i, run), null, "MANUAL");
        }
        String first = text(perform("admin", get(LIST).param("q", run)));
        String next = Jsoup.parse(first).select(".more-row a").attr("href");
        String second = text(perform("admin", get(java.net.URI.create(next)).header("HX-Request", "true")));
        assertThat(first + second).contains("p00-" + run, "p59-" + run);
        assertThat(Jsoup.parse(first).select("#rows .main a")).hasSize(50);
        assertThat(Jsoup.parse("<table>" + second).select(".main a")).hasSize(10);
    }

    @Test
    void showsWhoMayOnlyLookNoWayToChange() throws Exception {
        fixtures().suppress(address, null, "COMPLAINT");
        String entry = LIST + "/" + entries().get(0).id();
        perform("support", get(LIST))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString(LIST + "/new"))))
                .andExpect(content().string(not(containsString("export.csv"))));
        perform("support", get(entry)).andExpect(content().string(not(containsString("/lift"))));
        perform("support", post(entry + "/lift").param("note", "x")).andExpect(status().isForbidden());
        perform("sales", get(LIST)).andExpect(content().string(not(containsString(LIST + "/import"))));
    }

    @Test
    void exportsWhatSpreadsheetsRunNothingIn() throws Exception {
        String run = UUID.randomUUID().toString().substring(0, 8);
        fixtures().suppress("=cmd-" + run + "@hotel.example", MailTopic.NEWS, "UNSUBSCRIBED");
        String csv = text(perform("marketing", get(LIST + "/export.csv").param("q", run)));
        assertThat(csv)
                .startsWith("\uFEFFAddress,Reason,Topic,Note,Since,By")
                .contains("'=cmd-" + run + "@hotel.example,unsubscribed,news,");
        jdbc.sql("delete from mail_suppression where address like ?")
                .param("%" + run + "%")
                .update();
        upload(csv, "MANUAL").andExpect(redirectedUrl(LIST));
        assertThat(queries.ofAddress("=cmd-" + run + "@hotel.example").entries())
                .extracting(Suppression::topic)
                .containsExactly(MailTopic.NEWS);
    }

    @Test
    void importsOneAddressPerLine() throws Exception {
        fixtures().suppress(address, null, "UNSUBSCRIBED");
        String other = MailFixtures.address();
        upload(address + "\r\n\r\n  " + other.toUpperCase(Locale.ROOT) + " \n", "UNSUBSCRIBED")
                .andExpect(redirectedUrl(LIST))
                .andExpect(flash().attribute("toastArgs", new Object[] {1, 1}));
        assertThat(queries.ofAddress(other).entries())
                .extracting(Suppression::reason)
                .containsExactly(SuppressionReason.UNSUBSCRIBED);
        assertThat(events.stream(ConsentChanged.class)).containsExactly(new ConsentChanged(other, null, false));
    }

    @Test
    void importsATableInAnyOrderOfColumns() throws Exception {
        upload("Note;Reason;E-mail\nfull;Soft bounces;" + address + "\n;;" + address, "MANUAL")
                .andExpect(redirectedUrl(LIST));
        assertThat(entries())
                .extracting(entry -> entry.reason() + " " + entry.note())
                .containsExactlyInAnyOrder("SOFT_BOUNCES full", "MANUAL null");
    }

    @Test
    void importsAllLinesOrNone() throws Exception {
        upload(address + "\nnobody\n\"not, at all\"\n", "MANUAL")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(containsString(
                                "2 lines cannot be read, so nothing was imported: 2 (nobody), 3 (not, at all)")));
        upload("address,topic,reason\n" + address + ",news,manual", "MANUAL")
                .andExpect(status().isUnprocessableEntity());
        upload("address,reason\n" + address + ",because", "MANUAL")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("2 (" + address + ", because)")));
        upload("address\n" + address, "because")
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("&quot;because&quot; is not one of the options.")))
                .andExpect(content().string(containsString("id=\"reason-error\"")));
        upload("", "MANUAL").andExpect(status().isUnprocessableEntity());
        upload("address\n", "MANUAL").andExpect(status().isUnprocessableEntity());
        upload(address, "").andExpect(status().isUnprocessableEntity());
        uploadBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0}).andExpect(status().isUnprocessableEntity());
        assertThat(entries()).isEmpty();
    }

    @Test
    void unsubscribesOnThePersonsWord() throws Exception {
        perform("sales", get("/mail/consent").param("address", address).header("HX-Request", "true"))
                .andExpect(content().string(containsString("subscribed")))
                .andExpect(content().string(not(containsString("<html"))));
        perform(
                        "sales",
                        post("/mail/consent")
                                .param("address", address)
                                .param("topic", "NEWS")
                                .param("note", "By phone"))
                .andExpect(status().is3xxRedirection());
        perform("sales", post("/mail/consent").param("address", address).param("topic", "NEWS"))
                .andExpect(status().is3xxRedirection());
        assertThat(entries()).extracting(Suppression::topic).containsExactly(MailTopic.NEWS);
        assertThat(audited()).containsExactly("suppression.added");
        assertThat(events.stream(ConsentChanged.class))
                .containsExactly(new ConsentChanged(address, MailTopic.NEWS, false));
        perform("sales", get("/mail/consent").param("address", address))
                .andExpect(content().string(containsString("opted out")));
        perform("support", post("/mail/consent").param("address", address)).andExpect(status().isForbidden());
    }

    @Test
    void answersTheCardWithTheCard() throws Exception {
        perform("sales", post("/mail/consent").header("HX-Request", "true").param("address", address))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("id=\"consent\"")))
                .andExpect(content().string(containsString("Unsubscribed")));
        perform("sales", post("/mail/consent").header("HX-Request", "true").param("address", "nobody"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"address-error\"")));
    }

    @Test
    void isDoneThroughTheApiToo() throws Exception {
        String created = text(
                api(post("/api/v1/email-suppressions/"), """
                        {"address": "%s", "reason": "unsubscribed", "topic": "offers", "note": "Said so"}
                        """.formatted(address)).andExpect(status().isCreated()));
        String id = com.jayway.jsonpath.JsonPath.read(created, "$.id");
        assertThat(com.jayway.jsonpath.JsonPath.<String>read(created, "$.topic"))
                .isEqualTo("offers");
        assertThat(text(api(get("/api/v1/email-suppressions?search=" + address.substring(6)), null)))
                .contains("\"count\":1", id);
        assertThat(text(api(get("/api/v1/email-suppressions?reason=manual&search=" + address.substring(6)), null)))
                .contains("\"count\":0");
        api(post("/api/v1/email-suppressions/" + id + "/lift"), "{}")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("\"note\"")));
        api(post("/api/v1/email-suppressions/" + id + "/lift/"), "{\"note\": \"Asked again\"}")
                .andExpect(status().isNoContent());
        api(get("/api/v1/email-suppressions/" + id), null).andExpect(status().isNotFound());
        for (String wrong : List.of(
                "{\"address\": \"nobody\"}",
                "{}",
                "{\"address\": \"%s\", \"reason\": \"hard_bounce\"}",
                "{\"address\": \"%s\", \"reason\": \"manual\", \"topic\": \"news\"}",
                "{\"address\": \"%s\", \"topic\": \"weather\"}")) {
            api(post("/api/v1/email-suppressions"), wrong.formatted(address)).andExpect(status().isBadRequest());
        }
        assertThat(entries()).isEmpty();
    }

    private ResultActions lift(String note) throws Exception {
        return perform(
                "marketing", post(LIST + "/" + entries().get(0).id() + "/lift").param("note", note));
    }

    private ResultActions upload(String text, String reason) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.multipart(LIST + "/import")
                .file(new MockMultipartFile(
                        "file", "list.csv", "text/csv", text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .param("reason", reason)
                .with(as.page("admin"))
                .with(csrf()));
    }

    private ResultActions uploadBytes(byte[] bytes) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.multipart(LIST + "/import")
                .file(new MockMultipartFile("file", "list.csv", "text/csv", bytes))
                .param("reason", "MANUAL")
                .with(as.page("admin"))
                .with(csrf()));
    }

    private ResultActions api(MockHttpServletRequestBuilder request, String body) throws Exception {
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return mvc.perform(request.with(as.page("sales")).with(csrf().asHeader()));
    }

    private ResultActions perform(String user, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(as.page(user)).with(csrf()));
    }

    private List<String> found(String... parameters) throws Exception {
        MockHttpServletRequestBuilder request = get(LIST).header("HX-Request", "true");
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        return Jsoup.parse("<table>" + text(perform("support", request)))
                .select(".main a")
                .eachText();
    }

    private static String text(ResultActions answer) throws Exception {
        return answer.andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private List<Suppression> entries() {
        return queries.ofAddress(address).entries();
    }

    private List<String> audited() {
        return jdbc.sql("select action from audit_entry where entity_label = ? order by at")
                .param(address)
                .query(String.class)
                .list();
    }

    private MailFixtures fixtures() {
        return new MailFixtures(jdbc);
    }
}
