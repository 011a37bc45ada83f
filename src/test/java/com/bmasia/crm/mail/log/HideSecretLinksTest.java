package com.bmasia.crm.mail.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.PublicPages;
import com.bmasia.crm.mail.consent.UnsubscribeLinks;
import com.bmasia.crm.mail.tracking.MailTokens;
import com.bmasia.crm.mail.tracking.SecretLinks;
import com.bmasia.crm.mail.tracking.Tracking;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.survey.SurveyLinks;
import com.bmasia.crm.tickets.ticket.TicketId;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No link that acts for the recipient of a mail is ever seen by staff: they would answer, unsubscribe or log in as them. */
@ModuleTest
class HideSecretLinksTest {

    private static final Pattern TOKEN = Pattern.compile("[\\w-]{30,}");

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MailTokens tokens;

    @Autowired
    Tracking tracking;

    @Autowired
    UnsubscribeLinks unsubscribe;

    @Autowired
    SurveyLinks surveys;

    @Autowired
    SecretLinks secrets;

    @Autowired
    ObjectProvider<PublicPages> pages;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Value("${web.base-url}")
    String base;

    private final List<String> links = new ArrayList<>();
    private final List<String> secret = new ArrayList<>();

    @BeforeEach
    void allKindsOfLinks() {
        MailId mail = new MailId(Ids.next());
        add(unsubscribe.oneClickUrl(mail));
        Matcher tracked = Pattern.compile("(?:href|src)=\"([^\"]+)\"")
                .matcher(tracking.instrument(mail, "<p><a href=\"https://song.example/x\">Song</a></p>"));
        while (tracked.find()) {
            add(tracked.group(1));
        }
        for (MailTokens.Purpose purpose : MailTokens.Purpose.values()) {
            if (purpose != MailTokens.Purpose.CLICK) {
                add(base + "/m/u/" + tokens.of(purpose, mail));
            }
        }
        surveys.variables(new TicketId(Ids.next()), new ContactId(Ids.next()), Language.EN)
                .values()
                .forEach(this::add);
        pages.forEach(page -> add(base + page.pattern().replaceAll("\\*+$", "") + random()));
        add(base + "/password/reset?token=" + random());
        add(base + "/a/page/of/tomorrow/" + random());
        // Every address of the application that takes a token, whoever wrote it.
        requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .filter(pattern -> pattern.contains("{token}"))
                .forEach(pattern ->
                        add(base + pattern.replace("{token}", random()).replaceAll("\\{[^}]*}", "1")));
        assertThat(links).hasSizeGreaterThan(12);
    }

    @Test
    void cutsEveryKindOfLink() {
        assertThat(links).allSatisfy(link -> {
            assertThat(secrets.cut("See " + link + " please"))
                    .startsWith("See ")
                    .endsWith(" please");
            assertHidden(secrets.cut("See " + link + " please"));
            // Also where the installation had another name when the mail was written.
            if (!link.contains("tomorrow")) {
                assertHidden(secrets.cut(link.replace(base, "https://crm.before.example")));
            }
        });
    }

    @Test
    void leavesOtherLinksAlone() {
        Stream.of(
                        base + "/tickets/01930000-0000-7000-8000-00000000b0b0",
                        "https://docs.example/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74OgvE2upms/edit",
                        "mailto:nok@hotel.example",
                        "Songs and/or more")
                .forEach(link -> assertThat(secrets.cut(link)).isEqualTo(link));
    }

    @ParameterizedTest
    @ValueSource(strings = {"7bit", "quoted-printable", "base64"})
    void showsNoneOfThemInTheMailLog(String encoding) throws Exception {
        MailId mail = LoggedMail.toSomebody()
                .subject("Songs")
                .content(mime(encoding).replace("\r\n", "\n"))
                .insert(jdbc);
        for (String view : List.of(
                "/mail/log/" + mail,
                "/mail/log/" + mail + "/body",
                "/mail/log/" + mail + "/stand",
                "/mail/log/" + mail + "/source",
                "/mail/log/" + mail + "/attachments/0",
                "/api/v1/email-logs/" + mail,
                "/api/v1/email-logs/?search=Songs")) {
            byte[] shown = mvc.perform(get(view).with(as.page("admin")))
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            assertThat(shown).as(view).isNotEmpty();
            assertHidden(new String(shown, StandardCharsets.UTF_8));
            assertHidden(decoded(shown));
        }
    }

    @Test
    void showsNoneOfThemInWhatCameBack() throws Exception {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into mail_inbound (id, account_id, uid_validity, uid, hash, sender, subject, size, raw,
                                                  stored_at, state)
                        values (?, ?, 1, ?, cast(? as text)::bytea, 'mailer-daemon@x.example', 'Undelivered', 1, ?, now(), 'MATCHED')
                        """)
                .param(id)
                .param(UUID.fromString(LoggedMail.ACCOUNT))
                .param(id.hashCode() & 0xffff)
                .param(id.toString())
                .param(("Content-Type: multipart/report; boundary=o\n\n--o\nContent-Type: message/rfc822\n\n"
                                + mime("base64") + "\n--o--\n")
                        .getBytes(StandardCharsets.UTF_8))
                .update();
        byte[] source = mvc.perform(get("/mail/returned/" + id + "/source.eml").with(as.page("admin")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        jdbc.sql("delete from mail_inbound where id = ?").param(id).update();
        assertThat(source).isNotEmpty();
        assertHidden(new String(source, StandardCharsets.UTF_8));
        assertHidden(decoded(source));
    }

    @Test
    void leavesAMailWithoutSuchLinksAsItIs() {
        byte[] mail = "Subject: x\nContent-Type: text/html\n\n<p>Hi</p>\r\nodd\n".getBytes(StandardCharsets.UTF_8);
        assertThat(secrets.cut(mail)).isSameAs(mail);
    }

    private String mime(String encoding) throws Exception {
        String text = String.join(" \n", links);
        String html = "<p>" + String.join("</p><p>", links) + "</p><a href=\""
                + String.join("\">x</a><a href=\"", links) + "\">x</a>";
        return """
                Message-ID: <%s@crm.example>
                Subject: Songs
                List-Unsubscribe: <%s>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: %s

                %s
                --b
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: %s

                %s
                --b
                Content-Type: text/plain; charset=utf-8; name=links.txt
                Content-Disposition: attachment; filename=links.txt
                Content-Transfer-Encoding: %s

                %s
                --b--
                """.formatted(
                        UUID.randomUUID(),
                        links.get(0),
                        encoding,
                        encoded(text, encoding),
                        encoding,
                        encoded(html, encoding),
                        encoding,
                        encoded(text, encoding));
    }

    private static String encoded(String text, String encoding) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var to = jakarta.mail.internet.MimeUtility.encode(out, encoding)) {
            to.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** All texts of a mail, as a mail program would show them. */
    private static String decoded(byte[] mime) throws Exception {
        MimeMessage mail =
                new MimeMessage(jakarta.mail.Session.getInstance(new Properties()), new ByteArrayInputStream(mime));
        StringBuilder all = new StringBuilder();
        if (mail.isMimeType("multipart/*")) {
            collect(mail, all);
        }
        return all.toString();
    }

    private static void collect(jakarta.mail.Part part, StringBuilder all) throws Exception {
        Object content = part.getContent();
        if (content instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                collect(parts.getBodyPart(i), all);
            }
        } else if (content instanceof jakarta.mail.Part inner) {
            collect(inner, all);
        } else if (content instanceof String text) {
            all.append(text);
        }
    }

    private void add(String link) {
        if (link.startsWith("http")) {
            links.add(link);
            Matcher token = TOKEN.matcher(link.substring(base.length()));
            while (token.find()) {
                secret.add(token.group());
            }
        }
    }

    private void assertHidden(String shown) {
        assertThat(secret)
                .allSatisfy(token -> assertThat(shown.contains(token))
                        .as("token " + token + " is shown")
                        .isFalse());
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new java.util.Random().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
