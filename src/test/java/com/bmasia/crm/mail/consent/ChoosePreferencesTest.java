package com.bmasia.crm.mail.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.ConsentChanged;
import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.ModuleTest;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@ModuleTest
@RecordApplicationEvents
class ChoosePreferencesTest {

    private static final Pattern FORM = Pattern.compile("action=\"(/m/p/[A-Za-z0-9_-]{43})\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    UnsubscribeLinks links;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEvents events;

    final String address = MailFixtures.address();
    MailId mail;
    String url;

    @BeforeEach
    void newsletter() {
        mail = fixtures().newsletter(address, Instant.parse("2026-11-20T02:00:00Z"));
        url = links.oneClickUrl(mail).substring(links.oneClickUrl(mail).indexOf("/m/"));
    }

    @Test
    void looksWithoutChangingAnything() throws Exception {
        mvc.perform(get(url)).andExpect(status().isOk());
        mvc.perform(head(url)).andExpect(status().isOk());
        mvc.perform(get(url).param("List-Unsubscribe", "One-Click")).andExpect(status().isOk());
        mvc.perform(get(form())).andExpect(status().isOk());
        mvc.perform(get(form()).param("was", "")).andExpect(status().isOk());
        mvc.perform(head(form()).param("nothing", "true")).andExpect(status().isOk());
        assertThat(list()).isEmpty();
        assertThat(recorded()).isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void actsAtOnceOnTheOneClickOfAMailProgram() throws Exception {
        oneClick().andExpect(status().isOk()).andExpect(header().doesNotExist("Set-Cookie"));
        assertThat(list()).containsExactly("NEWS UNSUBSCRIBED");
        assertThat(recorded()).containsExactly("UNSUBSCRIBE one-click true");
        assertThat(told()).containsExactly(new ConsentChanged(address, MailTopic.NEWS, false));
    }

    @Test
    void actsOnceHoweverOftenItIsClicked() throws Exception {
        oneClick();
        oneClick().andExpect(status().isOk());
        assertThat(list()).hasSize(1);
        assertThat(recorded()).hasSize(1);
        assertThat(told()).hasSize(1);
    }

    @Test
    void actsOnOneClickInEitherFormOfBodyAndFromAnywhere() throws Exception {
        MockMultipartHttpServletRequestBuilder form = MockMvcRequestBuilders.multipart(url);
        mvc.perform(form.param("List-Unsubscribe", "One-Click").header("Origin", "https://mail.other.example"))
                .andExpect(status().isOk());
        assertThat(list()).hasSize(1);
    }

    @Test
    void endsAllMarketingWhereTheMailIsAboutNoTopic() throws Exception {
        mail = fixtures().mail(address, MailPurpose.MARKETING, null, Instant.parse("2026-11-20T02:00:00Z"));
        url = links.oneClickUrl(mail).substring(links.oneClickUrl(mail).indexOf("/m/"));
        oneClick().andExpect(status().isOk());
        assertThat(list()).containsExactly("null UNSUBSCRIBED");
        assertThat(told()).containsExactly(new ConsentChanged(address, null, false));
    }

    @Test
    void ignoresAPostThatIsNotTheOneClick() throws Exception {
        mvc.perform(post(url)).andExpect(status().isBadRequest());
        mvc.perform(post(url).param("List-Unsubscribe", "No")).andExpect(status().isBadRequest());
        assertThat(list()).isEmpty();
    }

    @Test
    void showsNoMoreOfTheAddressThanItsOwnerKnows() throws Exception {
        mvc.perform(get(url))
                .andExpect(content().string(containsString("g•••@hotel.example")))
                .andExpect(content().string(not(containsString(address))));
    }

    @Test
    void ticksWhatTheAddressGetsNow() throws Exception {
        fixtures().suppress(address, MailTopic.OFFERS, "UNSUBSCRIBED");
        assertThat(ticked(url)).containsExactly("news", "check_ins", "surveys");
        fixtures().suppress(address, null, "UNSUBSCRIBED");
        assertThat(ticked(url)).isEmpty();
    }

    @Test
    void savesExactlyWhatIsTicked() throws Exception {
        fixtures().suppress(address, MailTopic.OFFERS, "UNSUBSCRIBED");
        choose("offers", "news").andExpect(status().isSeeOther());
        assertThat(list()).containsExactlyInAnyOrder("CHECK_INS UNSUBSCRIBED", "SURVEYS UNSUBSCRIBED");
        assertThat(told())
                .containsExactly(
                        new ConsentChanged(address, MailTopic.OFFERS, true),
                        new ConsentChanged(address, MailTopic.CHECK_INS, false),
                        new ConsentChanged(address, MailTopic.SURVEYS, false));
        assertThat(recorded()).containsExactly("UNSUBSCRIBE preferences true");
    }

    @Test
    void endsEverythingWithOneButtonWhateverIsTicked() throws Exception {
        mvc.perform(post(form()).param("topics", "news").param("nothing", "true"))
                .andExpect(status().isSeeOther());
        assertThat(list()).containsExactly("null UNSUBSCRIBED");
        assertThat(ticked(url)).isEmpty();
    }

    @Test
    void saysWhatHoldsNowAndTakesItBack() throws Exception {
        String saved = mvc.perform(post(form()).param("nothing", "true"))
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        String page = mvc.perform(get(java.net.URI.create(saved)))
                .andExpect(content().string(containsString("unsubscribed from all of these emails")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        List<String> before = Jsoup.parse(page).select("input[name=topics]").eachAttr("value");
        assertThat(before).containsExactly("news", "offers", "check_ins", "surveys");
        choose(before.toArray(String[]::new));
        assertThat(list()).isEmpty();
    }

    @Test
    void letsThePersonTakeBackAComplaint() throws Exception {
        fixtures().suppress(address, null, "COMPLAINT");
        assertThat(ticked(url)).isEmpty();
        choose("surveys");
        assertThat(ticked(url)).containsExactly("surveys");
        assertThat(list()).noneMatch(entry -> entry.contains("COMPLAINT"));
    }

    @Test
    void leavesWhatIsNoWordOfThePerson() throws Exception {
        fixtures().suppress(address, null, "MANUAL");
        fixtures().suppress(address, null, "HARD_BOUNCE");
        choose("news", "offers", "check_ins", "surveys");
        assertThat(list()).containsExactlyInAnyOrder("null MANUAL", "null HARD_BOUNCE");
    }

    @Test
    void speaksThaiToWhomeverAsksForIt() throws Exception {
        mvc.perform(get(url).header("Accept-Language", "th-TH,th;q=0.9,en;q=0.8"))
                .andExpect(content().string(containsString("<html lang=\"th\"")))
                .andExpect(content().string(containsString("การตั้งค่าการรับอีเมล")))
                .andExpect(content().string(containsString(">BMAsia<")));
        String fromThaiMail = links.pageUrl(mail, Language.TH);
        mvc.perform(get(java.net.URI.create(fromThaiMail.substring(fromThaiMail.indexOf("/m/"))))
                        .header("Accept-Language", "en"))
                .andExpect(content().string(containsString("การตั้งค่าการรับอีเมล")));
        mvc.perform(get(url).header("Accept-Language", "de"))
                .andExpect(content().string(containsString("<html lang=\"en\"")))
                .andExpect(content().string(containsString("Email preferences")));
    }

    @Test
    void saysTheSameForEveryAddressThatIsNotOurs() throws Exception {
        String forged = url.substring(0, url.length() - 2) + (url.endsWith("AA") ? "BA" : "AA");
        String other = form().replace("/m/p/", "/m/u/");
        String page = notFound(get(forged));
        assertThat(notFound(get(other))).isEqualTo(page).doesNotContain("hotel.example");
        assertThat(notFound(get(url.replace("/m/u/", "/m/p/")))).isEqualTo(page);
        assertThat(notFound(post(forged).param("List-Unsubscribe", "One-Click")))
                .isEqualTo(page);
        assertThat(notFound(post(url.replace("/m/u/", "/m/p/")).param("nothing", "true")))
                .isEqualTo(page);
        assertThat(list()).isEmpty();
    }

    private String notFound(org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request)
            throws Exception {
        return mvc.perform(request.accept(MediaType.TEXT_HTML))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private org.springframework.test.web.servlet.ResultActions oneClick() throws Exception {
        return mvc.perform(post(url).param("List-Unsubscribe", "One-Click"));
    }

    private org.springframework.test.web.servlet.ResultActions choose(String... topics) throws Exception {
        return mvc.perform(post(form()).param("topics", topics));
    }

    private String form() throws Exception {
        Matcher action =
                FORM.matcher(mvc.perform(get(url)).andReturn().getResponse().getContentAsString());
        assertThat(action.find()).isTrue();
        return action.group(1);
    }

    private List<String> ticked(String page) throws Exception {
        return Jsoup.parse(mvc.perform(get(page)).andReturn().getResponse().getContentAsString())
                .select("input[name=topics][checked]")
                .eachAttr("value");
    }

    private List<String> list() {
        return jdbc.sql("select coalesce(topic, 'null') || ' ' || reason from mail_suppression where address = ?")
                .param(address)
                .query(String.class)
                .list();
    }

    private List<String> recorded() {
        return jdbc.sql("select kind || ' ' || rule || ' ' || human from mail_event where mail_id = ?")
                .param(mail.value())
                .query(String.class)
                .list();
    }

    private List<ConsentChanged> told() {
        return events.stream(ConsentChanged.class).toList();
    }

    private MailFixtures fixtures() {
        return new MailFixtures(jdbc);
    }
}
