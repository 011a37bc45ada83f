package com.bmasia.crm.mail.log;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The e-mail log as people use it: find a mail, read it, mend what failed. */
@BrowserTest
class MailLogBrowserTest {

    private static final String ATTACK =
            "\"'><script>parent.attacked=1</script><img src=x onerror=\"parent.attacked=1\">";

    private static final String BODY = """
            <html><body style="font-family:sans-serif">
            <h2 style="color:#d97706">สวัสดีค่ะ คุณน้ำฝน</h2><p>Your songs for the lobby are ready.</p>
            <script>top.attacked = 1; alert(1)</script><img src="x" onerror="top.attacked=1; alert(2)">
            <p><a id="bad" href="javascript:top.attacked=1">Click me</a></p>
            <p><a href="https://songs.example/lobby">Listen</a></p><svg onload="alert(3)"></svg>
            <iframe srcdoc="<script>top.attacked=1</script>"></iframe><form action="/logout" method="post"><button>x</button></form>
            </body></html>
            """;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    private final String address = MailFixtures.address();

    /** Other tests count what has failed. */
    @AfterEach
    void takeBack() {
        jdbc.sql("delete from mail_message where to_address like '%' || ?")
                .param(address)
                .update();
    }

    @Test
    void showsAMailWithAnAttackAsWhatItIs(Pages pages) {
        MailId mail = LoggedMail.to(address)
                .subject("ใบเสนอราคา " + ATTACK)
                .with("to_name", ATTACK)
                .causedBy(as.user("sales").id())
                .html(BODY)
                .insert(jdbc);
        comesBack(mail);
        Page page = pages.login("admin");
        List<String> dialogs = new ArrayList<>();
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        page.navigate("/mail/log?q=" + address);
        assertThat(page.locator(".mail-table")).containsText("ใบเสนอราคา \"'><script>");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("ใบเสนอราคา"))
                .click();
        assertThat(page.locator("h1")).containsText("ใบเสนอราคา \"'><script>");
        FrameLocator frame = page.frameLocator("iframe.mail-frame");
        assertThat(frame.locator("h2")).hasText("สวัสดีค่ะ คุณน้ำฝน");
        frame.locator("#bad").click();
        assertThat(frame.locator("script, form, iframe, svg, [href], [onerror]"))
                .hasCount(0);
        assertThat(frame.getByText("Listen")).hasAttribute("title", "https://songs.example/lobby");
        assertThat(page.evaluate("[window.attacked, document.querySelector('iframe').sandbox.length]")
                        .toString())
                .isEqualTo("[null, 0]");
        assertThat(dialogs).isEmpty();
        assertThat(page.locator(".mail-events")).containsText("person");
        pages.checkAccessibility(page);
        pages.screenshot(page, "mail-page");
    }

    @Test
    void findsAMailWhileTypingAndByChip(Pages pages) {
        UUID ticket = Ids.next();
        someMails(ticket);
        for (Page page : List.of(pages.wide(), pages.phone(), pages.dark())) {
            pages.login(page, "admin");
            page.navigate("/mail/log");
            page.fill("#mail-search", address);
            assertThat(page).hasURL(Pattern.compile(".*q=guest.*"));
            assertThat(page.locator(".mail-table tbody")).containsText("Renewal of your contract");
            page.locator(".chips").getByText("Bounced").click();
            assertThat(page.locator(".mail-table .subject")).hasCount(1);
            assertThat(page).hasURL(Pattern.compile(".*view=bounced.*"));
            page.locator(".chips").getByText("All").click();
            assertThat(page.locator(".mail-table .subject")).hasCount(8);
            pages.screenshot(page, "mail-log-" + (page.viewportSize().width < 500 ? "phone" : theme(page)));
            page.locator(".filter-panel summary").click();
            page.locator(".filter-panel").getByText("deferred").click();
            assertThat(page.locator(".mail-table .subject")).hasCount(1);
            pages.checkAccessibility(page);
        }
    }

    @Test
    void showsWhatChangesWithoutReloading(Pages pages) {
        MailId mail = LoggedMail.to(address).subject("Live").insert(jdbc);
        Page page = pages.login("admin");
        page.navigate("/mail/log?q=" + address);
        assertThat(page.locator(".mail-table .badge")).hasText("sent");
        jdbc.sql("update mail_message set opened_at = now() where id = ?")
                .param(mail.value())
                .update();
        jdbc.sql("select pg_notify('crm_live', 'mails')").query((row, n) -> n).list();
        assertThat(page.locator(".mail-table .badge")).hasText("opened");
    }

    @Test
    void mendsAGroupOfFailedMails(Pages pages) {
        for (int i = 0; i < 3; i++) {
            LoggedMail.to(i + address)
                    .with("state", "FAILED")
                    .with("state_reason", "550 5.7.333 <" + i + address + "> is not welcome here")
                    .insert(jdbc);
        }
        jdbc.sql("""
                        update mail_account set failures = 2, trouble = 'Connection refused: smtp.bmasia.example:587',
                               trouble_at = now(), rejections = 14, rejections_since = now() - interval '20 minutes',
                               rejected_at = now(), rejection_alarm_at = now(),
                               rejected_answer = '550 5.7.1 Client host [203.0.113.5] blocked using a list'
                         where kind = 'SYSTEM'
                        """).update();
        try {
            Page dark = pages.login(pages.dark(), "admin");
            dark.navigate("/mail/failures");
            pages.screenshot(dark, "mail-failures-dark");
            Page phone = pages.login(pages.phone(), "admin");
            phone.navigate("/mail/failures");
            pages.screenshot(phone, "mail-failures-phone");
            Page page = pages.login("admin");
            page.navigate("/mail/failures");
            assertThat(page.locator(".failure-table")).containsText("550 5.7.333");
            assertThat(page.locator(".alert-danger")).containsText("Our emails are being rejected. ");
            assertThat(page.locator(".alert-danger")).containsText("14 emails");
            assertThat(page.locator(".menu-failures, .side-menu a[href='/mail/failures'] .entry-count"))
                    .not()
                    .isEmpty();
            pages.checkAccessibility(page);
            pages.screenshot(page, "mail-failures");
            page.locator("tr", new Page.LocatorOptions().setHasText("550 5.7.333"))
                    .getByText("Discard")
                    .click();
            page.locator("#confirm")
                    .getByText("Discard", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("#progress")).containsText("3 emails discarded.");
            pages.checkAccessibility(page);
            pages.screenshot(page, "mail-failures-done");
        } finally {
            jdbc.sql(
                            "update mail_account set failures = 0, trouble = null, trouble_at = null, rejection_alarm_at = null")
                    .update();
        }
    }

    @Test
    void fitsATelephoneAndTheDark(Pages pages) {
        MailId mail = LoggedMail.to(address)
                .subject("Your songs for the lobby " + "x".repeat(60))
                .html(BODY)
                .insert(jdbc);
        comesBack(mail);
        Page phone = pages.login(pages.phone(), "admin");
        phone.navigate("/mail/log/" + mail);
        assertThat(phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
        pages.screenshot(phone, "mail-page-phone");
        Page dark = pages.login(pages.dark(), "admin");
        dark.navigate("/mail/log/" + mail);
        pages.checkAccessibility(dark);
        pages.screenshot(dark, "mail-page-dark");
    }

    private static String theme(Page page) {
        return page.evaluate("document.documentElement.dataset.bsTheme").toString();
    }

    private void someMails(UUID ticket) {
        Instant now = Instant.now();
        String far = "2099-01-01T00:00:00Z";
        mail("Renewal of your contract").with("to_name", "คุณน้ำฝน ศรีสุข").insert(jdbc);
        mail("ใบเสนอราคาเพลงสำหรับล็อบบี้ Q-20261120-0007")
                .with("opened_at", Sql.at(now))
                .insert(jdbc);
        mail("Songs for your rooftop")
                .with("opened_at", Sql.at(now))
                .with("clicked_at", Sql.at(now))
                .insert(jdbc);
        mail("Invoice INV-2026-0042")
                .with("bounced_at", Sql.at(now))
                .with("bounce", "HARD")
                .insert(jdbc);
        mail("Payment reminder")
                .with("state", "DEFERRED")
                .with("due_at", Sql.at(Instant.parse(far)))
                .with("state_reason", "450 4.2.1 Mailbox busy, try again later")
                .insert(jdbc);
        mail("Zone offline")
                .with("state", "FAILED")
                .with("state_reason", "550 5.1.1 No such mailbox")
                .insert(jdbc);
        mail("Newsletter")
                .with("purpose", "MARKETING")
                .with("state", "SUPPRESSED")
                .with("state_reason", "Unsubscribed")
                .insert(jdbc);
        mail("Ticket received")
                .about(new AboutRecord("ticket", ticket))
                .with("state", "CANCELLED")
                .with("state_reason", "Cancelled by Somchai")
                .insert(jdbc);
    }

    private LoggedMail mail(String subject) {
        return LoggedMail.to(address).subject(subject);
    }

    private void comesBack(MailId mail) {
        jdbc.sql("""
                        insert into mail_attempt (id, mail_id, account_id, node, started_at, ended_at, outcome, code, answer)
                        values (:id, :mail, cast(:account as uuid), :id, now(), now() + interval '340 ms', 'ACCEPTED', 250, '250 2.0.0 OK 1732')
                        """)
                .param("id", Ids.next())
                .param("mail", mail.value())
                .param("account", LoggedMail.ACCOUNT)
                .update();
        for (boolean human : new boolean[] {false, true}) {
            jdbc.sql("""
                            insert into mail_event (id, mail_id, kind, at, human, rule, user_agent, network)
                            values (:id, :mail, 'OPEN', now(), :human, :rule, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)', '203.0.113.0')
                            """)
                    .param("id", Ids.next())
                    .param("mail", mail.value())
                    .param("human", human)
                    .param("rule", human ? null : "too-soon")
                    .update();
        }
    }
}
