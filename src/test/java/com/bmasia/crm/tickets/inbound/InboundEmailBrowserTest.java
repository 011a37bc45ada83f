package com.bmasia.crm.tickets.inbound;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Emails from customers as staff see them: in the timeline, and in the list of what could not be placed. */
@BrowserTest
class InboundEmailBrowserTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TicketFixtures tickets;

    @Autowired
    As as;

    /** Of a domain that nobody else has: contacts of other tests stay. */
    private final String stranger = "eve@" + UUID.randomUUID() + ".example";

    private InboundFixtures inbound;

    @BeforeEach
    void desk() {
        inbound = new InboundFixtures(context);
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    @Test
    void placesWhatTheMachineCouldNot(Pages pages) {
        as.signIn("sales");
        inbound.receive(
                InboundFixtures.email(
                        "Khun Eve <" + stranger + ">",
                        "เพลงไม่เล่นในล็อบบี้",
                        "สวัสดีค่ะ\nเพลงไม่เล่นตั้งแต่เมื่อเช้า รบกวนตรวจสอบให้ด้วยค่ะ\n\nOn Friday BMAsia <crm@bmasia.example> wrote:\n> Hello"));
        inbound.receive("Subject: Nobody\nMessage-ID: <1@x>\n\nWho am I?\n");
        inbound.runUntilHandled();
        String company = "Inn " + UUID.randomUUID().toString().substring(0, 8);
        tickets.company(company);
        Page staff = pages.login("support");
        staff.navigate("/tickets/inbound-emails");
        assertThat(staff.locator("#rows tr")).hasCount(2);
        assertThat(staff.locator(".side-menu a[href$='/tickets/inbound-emails'] .entry-count"))
                .hasText("2");
        pages.checkAccessibility(staff);
        pages.screenshot(staff, "inbound-emails");
        staff.click("text=เพลงไม่เล่นในล็อบบี้");
        assertThat(staff.locator("#content")).containsText("not a contact of any company");
        assertThat(staff.locator("details.quoted")).not().hasAttribute("open", "");
        pages.checkAccessibility(staff);
        pages.screenshot(staff, "inbound-email");
        Page phone = pages.login(pages.phone(), "support");
        phone.navigate(staff.url());
        pages.checkAccessibility(phone);
        pages.screenshot(phone, "inbound-email-phone");
        phone.navigate("/tickets/inbound-emails");
        pages.screenshot(phone, "inbound-emails-phone");
        staff.click(".ts-control");
        staff.keyboard().type(company);
        staff.click(".ts-dropdown .option >> text=" + company);
        staff.click("button:has-text('Create ticket')");
        staff.waitForURL(Pattern.compile(".*/tickets/[0-9a-f-]{36}"));
        assertThat(staff.locator("h1")).containsText("เพลงไม่เล่นในล็อบบี้");
        assertThat(staff.locator("#timeline")).containsText("รบกวนตรวจสอบ");
        pages.screenshot(staff, "inbound-ticket");
    }

    @Test
    void foldsTheHistoryOfAReply(Pages pages) {
        as.signIn("sales");
        String customer = MailFixtures.address();
        TicketId ticket = tickets.ticketFrom(customer, Language.EN);
        inbound.receive(InboundFixtures.email(
                customer,
                "Re: [" + tickets.column(ticket, "number", String.class) + "]",
                "It plays again, thank you.\n\nOn Friday BMAsia <crm@bmasia.example> wrote:\n> Is the light on?"));
        inbound.runUntilHandled();
        Page staff = pages.login("support");
        staff.navigate("/tickets/" + ticket);
        assertThat(staff.locator("#timeline")).containsText("It plays again, thank you.");
        assertThat(staff.locator("details.quoted .muted")).not().isVisible();
        staff.click("text=Earlier messages");
        assertThat(staff.locator("details.quoted .muted")).isVisible();
        pages.checkAccessibility(staff);
        pages.screenshot(staff, "inbound-reply");
    }

    @Test
    void administratorSetsUpADesk(Pages pages) {
        Page admin = pages.login("admin");
        admin.navigate("/mail/desks");
        assertThat(admin.locator("table")).containsText(InboundFixtures.DESK);
        pages.checkAccessibility(admin);
        pages.screenshot(admin, "desks");
        admin.click("text=Add desk mailbox");
        admin.fill("#address", "no address");
        admin.click("button:has-text('Save')");
        assertThat(admin.locator(".invalid-feedback").first()).isVisible();
        admin.fill("#address", "finance@bmasia.example");
        admin.selectOption("#team", "finance");
        admin.fill("#host", "127.0.0.1");
        admin.fill("#port", String.valueOf(inbound.imap.port()));
        admin.selectOption("#security", "NONE");
        admin.fill("#username", com.bmasia.crm.mail.bounces.ImapForTests.USER);
        admin.fill("#mailbox-password", com.bmasia.crm.mail.bounces.ImapForTests.PASSWORD);
        pages.checkAccessibility(admin);
        admin.click("button:has-text('Save')");
        admin.click("button:has-text('Test mailbox')");
        assertThat(admin.locator("#test .alert-success")).isVisible();
        pages.checkAccessibility(admin);
        pages.screenshot(admin, "desk");
        Page phone = pages.login(pages.phone(), "admin");
        phone.navigate(admin.url());
        pages.screenshot(phone, "desk-phone");
        admin.click("button:has-text('Remove')");
        admin.click("dialog[open] button:has-text('Remove')");
        assertThat(admin.locator("h1")).hasText("Desk mailboxes");
    }
}
