package com.bmasia.crm.mail.bounces;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the settings of a mailbox to what its reports say, with the application reading by itself. */
@BrowserTest
class ReturnedMailBrowserTest {

    private static final String MAILBOX = "/mail/accounts/" + Senders.SYSTEM + "/mailbox";

    @Autowired
    JdbcClient jdbc;

    private final ImapForTests imap = new ImapForTests();

    @AfterEach
    void forgetAll() {
        jdbc.sql("delete from mail_mailbox").update();
        jdbc.sql("delete from mail_inbound").update();
        imap.close();
    }

    @Test
    void setsAMailboxUpAndSeesWhatCameBack(Pages pages) {
        SentMail gone = sent("lek@closed-hotel.example");
        imap.receive(ReportsForTests.about(gone, "postfix-no-such-user").getBytes(StandardCharsets.ISO_8859_1));
        SentMail full = sent("reservations.with-a-very-long-name.of-the-riverside@grand-hotel.example");
        imap.receive(ReportsForTests.about(full, "thai-full-tis620").getBytes(StandardCharsets.ISO_8859_1));
        imap.receive(ReportsForTests.about(full, "complaint-abuse")
                .replace(full.messageId(), "<x@y.example>")
                .replace(full.id().toString(), "-"));
        imap.receive(ReportsForTests.NESTED);

        Page page = pages.login("admin");
        page.navigate(MAILBOX);
        setUp(page);
        page.getByRole(AriaRole.BUTTON, named("Test mailbox")).click();
        assertThat(page.getByText("It works: INBOX on 127.0.0.1")).isVisible();
        pages.screenshot(page, "mailbox");
        pages.checkAccessibility(page);

        await().atMost(Duration.ofSeconds(40)).until(() -> read() == 4);
        page.navigate("/mail/returned");
        assertThat(page.getByText("Hard bounce")).isVisible();
        pages.screenshot(page, "returned-mail");
        pages.checkAccessibility(page);
        page.locator(".chip", new Page.LocatorOptions().setHasText("Could not be read"))
                .click();
        assertThat(page.locator("#rows tr")).hasCount(1);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("failure notice"))
                .click();
        pages.screenshot(page, "returned-mail-unreadable");
        pages.checkAccessibility(page);
        page.getByRole(AriaRole.BUTTON, named("Dismiss")).click();
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Dismiss"))
                .click();
        assertThat(page.getByText("failure notice")).hasCount(0);

        look(pages, pages.login(pages.phone(), "admin"), "phone");
        look(pages, pages.login(pages.dark(), "admin"), "dark");
    }

    private static void look(Pages pages, Page page, String window) {
        page.navigate("/mail/returned");
        pages.screenshot(page, "returned-mail-" + window);
        pages.checkAccessibility(page);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Undelivered Mail Returned to Sender"))
                .click();
        assertThat(page.getByText("The mailbox does not exist.")).isVisible();
        pages.screenshot(page, "returned-mail-one-" + window);
        pages.checkAccessibility(page);
        page.navigate(MAILBOX);
        pages.screenshot(page, "mailbox-" + window);
        pages.checkAccessibility(page);
    }

    private void setUp(Page page) {
        page.getByLabel("IMAP server").fill("127.0.0.1");
        page.getByLabel("Port").fill(String.valueOf(imap.port()));
        page.getByLabel("Connection").selectOption("NONE");
        page.getByLabel("Username").fill(ImapForTests.USER);
        page.getByLabel("Password").fill(ImapForTests.PASSWORD);
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.getByText("Mailbox saved.")).isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private int read() {
        return jdbc.sql("select count(*) from mail_inbound where attempts > 0")
                .query(Integer.class)
                .single();
    }

    private SentMail sent(String to) {
        MailId id =
                new MailFixtures(jdbc).mail(to, MailPurpose.CONTRACTUAL, null, Instant.parse("2026-11-20T02:00:00Z"));
        return new SentMail(id, "<" + id + "@unknown.example>", to);
    }
}
