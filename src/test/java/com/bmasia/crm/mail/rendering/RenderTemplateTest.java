package com.bmasia.crm.mail.rendering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.rendering.TemplateRenderer.Rendered;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.ModuleTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@ModuleTest
@Transactional
class RenderTemplateTest {

    @Autowired
    TemplateRenderer renderer;

    @Autowired
    JdbcClient jdbc;

    private final Map<String, String> values = new HashMap<>(Map.of(
            "contact_name", "Nok",
            "company_name", "Tom & Jerry",
            "unsubscribe_url", "https://crm.example/u/1?a=1&b=2"));

    @BeforeEach
    void noTemplates() {
        jdbc.sql("update mail_template set active = false, standard = false").update();
    }

    @Test
    void escapesValuesInMarkupButNotInText() throws CannotRender {
        TemplateId id = template(TemplateType.WELCOME, "Hello", "<div>{{company_name}}</div>", "{{company_name}}");
        values.put("company_name", "<script>alert('x')</script> & \"Co\"");

        Rendered mail = renderer.render(TemplateType.WELCOME, id, Language.EN, values);

        assertThat(mail.html())
                .contains("<div>&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;Co&quot;</div>")
                .doesNotContain("<script");
        assertThat(mail.text()).startsWith("<script>alert('x')</script> & \"Co\"\n");
    }

    @Test
    void keepsTheSubjectOnOneLineWhateverTheValue() throws CannotRender {
        TemplateId id = template(TemplateType.WELCOME, "Hello {{contact_name}}", "<div>.</div>", ".");
        values.put("contact_name", "Nok\r\nBcc: all@example.example\u0000\u2028x");

        assertThat(renderer.render(TemplateType.WELCOME, id, Language.EN, values)
                        .subject())
                .isEqualTo("Hello Nok Bcc: all@example.example x");
    }

    @Test
    void stopsForVariableWithoutValueAndNamesIt() {
        TemplateId id = template(TemplateType.WELCOME, "Hello {{contact_name}}", "<div>.</div>", ".");
        values.put("contact_name", " ");

        assertThatThrownBy(() -> renderer.render(TemplateType.WELCOME, id, Language.EN, values))
                .isInstanceOfSatisfying(CannotRender.class, e -> {
                    assertThat(e.messageKey()).isEqualTo("mail.template.cannot.value");
                    assertThat(e.arguments()).containsExactly("contact_name");
                });
    }

    @Test
    void usesTheDefaultWhereThereIsNoValue() throws CannotRender {
        TemplateId id = template(
                TemplateType.WELCOME,
                "Hello {{ contact_name | you }}",
                "<div>{{contact_name|R&amp;D}}{{company_name|}}</div>",
                "{{contact_name|R&D}}");

        Rendered mail = renderer.render(TemplateType.WELCOME, id, Language.EN, Map.of());

        assertThat(mail.subject()).isEqualTo("Hello you");
        assertThat(mail.html()).contains("<div>R&amp;D</div>");
        assertThat(mail.text()).startsWith("R&D\n");
    }

    @Test
    void valuesAreNeverReadAsTemplates() throws CannotRender {
        TemplateId id =
                template(TemplateType.WELCOME, "{{contact_name}}", "<div>{{contact_name}}</div>", "{{contact_name}}");
        values.put("contact_name", "{{company_name}}");

        assertThat(renderer.render(TemplateType.WELCOME, id, Language.EN, values)
                        .html())
                .contains("<div>{{company_name}}</div>");
    }

    @Test
    void insertsTheSignatureAsSanitisedMarkup() throws CannotRender {
        TemplateId id = template(TemplateType.WELCOME, "x", "<div>{{sender_signature}}</div>", "{{sender_signature}}");
        values.put("sender_signature", "<p>Nok<script>x()</script> <b onclick=\"y()\">BMAsia</b></p>");

        Rendered mail = renderer.render(TemplateType.WELCOME, id, Language.EN, values);

        assertThat(mail.html()).contains("<div><p>Nok <b>BMAsia</b></p></div>");
        assertThat(mail.text()).startsWith("Nok BMAsia\n");
    }

    @Test
    void aLinkThatStandsAloneIsAButtonAndASignatureNoParagraphInAParagraph() throws CannotRender {
        TemplateId id = template(
                TemplateType.TICKET_RESOLVED,
                "x",
                "<p><a href=\"{{survey_url_1}}\">1</a> <a href=\"{{survey_url_2}}\">2</a></p><p>{{sender_signature}}</p>",
                "x");
        values.put("survey_url_1", "https://crm.example/1");
        values.put("survey_url_2", "https://crm.example/2");
        values.put("sender_signature", "<p>Nok</p>");

        String html = renderer.render(TemplateType.TICKET_RESOLVED, id, Language.EN, values)
                .html();

        assertThat(html.split("background-color:#FFA500;border-radius", -1)).hasSize(3);
        assertThat(html).containsPattern("<div[^>]*><p>Nok</p></div>");
    }

    @Test
    void addressesAreOnlyOfTheWeb() throws CannotRender {
        TemplateId id =
                template(TemplateType.TICKET_RESOLVED, "x", "<a href=\"{{survey_url}}\">Rate</a>", "{{survey_url}}");

        values.put("survey_url", "https://crm.example/s?a=1&b=\u0027");
        assertThat(renderer.render(TemplateType.TICKET_RESOLVED, id, Language.EN, values)
                        .html())
                .contains("<a href=\"https://crm.example/s?a=1&amp;b=&#39;\" style=\"color:#8a4b00\">Rate</a>");
        for (String bad : new String[] {"javascript:alert(1)", "https://x.example/\" onclick=\"x", "//x.example"}) {
            values.put("survey_url", bad);
            assertThatThrownBy(() -> renderer.render(TemplateType.TICKET_RESOLVED, id, Language.EN, values))
                    .isInstanceOfSatisfying(
                            CannotRender.class,
                            e -> assertThat(e.messageKey()).isEqualTo("mail.template.cannot.address"));
        }
    }

    @Test
    void marketingMailHasTheWayOutInTheLanguageOfTheMail() throws CannotRender {
        TemplateId id = template(TemplateType.NEWSLETTER, "News", "<div>News</div>", "News");
        variant(id, Language.TH, "ข่าว", "<div>ข่าว</div>", "ข่าว");

        Rendered english = renderer.render(TemplateType.NEWSLETTER, id, Language.EN, values);
        Rendered thai = renderer.render(TemplateType.NEWSLETTER, id, Language.TH, values);

        assertThat(english.html())
                .contains("href=\"https://crm.example/u/1?a=1&amp;b=2\"")
                .contains(">Unsubscribe<");
        assertThat(english.text()).contains("Unsubscribe: https://crm.example/u/1?a=1&b=2");
        assertThat(thai.html())
                .contains("<html lang=\"th\">")
                .contains("<div>ข่าว</div>")
                .contains(">ยกเลิกการรับอีเมล<");
    }

    @Test
    void contractualMailHasNoWayOut() throws CannotRender {
        TemplateId id = template(TemplateType.INVOICE, "Invoice", "<div>Invoice</div>", "Invoice");

        assertThat(renderer.render(TemplateType.INVOICE, id, Language.EN, values)
                        .html())
                .doesNotContain("nsubscribe");
    }

    @Test
    void fallsBackToEnglishAndThenToWhatThereIs() throws CannotRender {
        TemplateId english = template(TemplateType.WELCOME, "Hello", "<div>.</div>", ".");
        TemplateId thai = template(TemplateType.QUOTE);
        variant(thai, Language.TH, "สวัสดี", "<div>.</div>", ".");

        assertThat(renderer.render(TemplateType.WELCOME, english, Language.TH, values)
                        .subject())
                .isEqualTo("Hello");
        assertThat(renderer.render(TemplateType.QUOTE, thai, Language.EN, values)
                        .subject())
                .isEqualTo("สวัสดี");
    }

    @Test
    void takesTheStandardTemplateOfTheTypeElseTheOldestActive() throws CannotRender {
        template(TemplateType.WELCOME, "oldest", "<div>.</div>", ".");
        TemplateId standard = template(TemplateType.WELCOME, "standard", "<div>.</div>", ".");

        assertThat(renderer.render(TemplateType.WELCOME, null, Language.EN, values)
                        .subject())
                .isEqualTo("oldest");
        jdbc.sql("update mail_template set standard = true where id = ?")
                .param(standard.value())
                .update();
        assertThat(renderer.render(TemplateType.WELCOME, null, Language.EN, values)
                        .subject())
                .isEqualTo("standard");
        jdbc.sql("update mail_template set active = false where id = ?")
                .param(standard.value())
                .update();
        assertThat(renderer.render(TemplateType.WELCOME, null, Language.EN, values)
                        .subject())
                .isEqualTo("oldest");
    }

    @Test
    void refusesTemplatesOfAnotherTypeInactiveOnesAndNone() {
        TemplateId id = template(TemplateType.NEWSLETTER, "x", "<div>.</div>", ".");

        assertCannot("mail.template.cannot.type", TemplateType.INVOICE, id);
        assertCannot("mail.template.cannot.none", TemplateType.INVOICE, null);
        assertCannot("mail.template.cannot.unknown", TemplateType.INVOICE, new TemplateId(Ids.next()));
        jdbc.sql("update mail_template set active = false").update();
        assertCannot("mail.template.cannot.inactive", TemplateType.NEWSLETTER, id);
    }

    private void assertCannot(String key, TemplateType type, TemplateId id) {
        assertThatThrownBy(() -> renderer.render(type, id, Language.EN, values))
                .isInstanceOfSatisfying(
                        CannotRender.class, e -> assertThat(e.messageKey()).isEqualTo(key));
    }

    @Test
    void thaiStaysThaiAndCountsItsOwnYears() throws CannotRender {
        TemplateId id = template(TemplateType.WELCOME);
        variant(id, Language.TH, "น้ำผึ้ง ญู {{current_year}}", "<div>ที่นี่ {{contact_name}}</div>", "ที่นี่");
        values.put("contact_name", "คุณปั๊ม");

        Rendered mail = renderer.render(TemplateType.WELCOME, id, Language.TH, values);

        assertThat(mail.subject()).matches("น้ำผึ้ง ญู 25\\d\\d");
        assertThat(mail.html()).contains("<div>ที่นี่ คุณปั๊ม</div>");
    }

    private TemplateId template(TemplateType type, String subject, String html, String text) {
        TemplateId id = template(type);
        variant(id, Language.EN, subject, html, text);
        return id;
    }

    private TemplateId template(TemplateType type) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into mail_template (id, version, name, type, number, created_at, updated_at)
                        values (?, 0, ?, ?, 1, now(), now())
                        """).params(id, id.toString(), type.name()).update();
        jdbc.sql("insert into mail_template_version (template_id, number, saved_at) values (?, 1, now())")
                .param(id)
                .update();
        return new TemplateId(id);
    }

    private void variant(TemplateId id, Language language, String subject, String html, String text) {
        jdbc.sql("""
                        insert into mail_template_variant (template_id, number, language, subject, html, text)
                        values (?, 1, ?, ?, ?, ?)
                        """).params(id.value(), language.name(), subject, html, text).update();
    }
}
