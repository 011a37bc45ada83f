package com.bmasia.crm.tickets.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An agent chooses Thai in the profile, and works with it at the desk and on the telephone. */
@BrowserTest
class WorkInThaiBrowserTest {

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    TicketWork work;

    @Autowired
    TicketConversation conversation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    private TicketId ticket;

    @BeforeEach
    void aTicket() {
        as.signIn("sales");
        ticket = fixtures.ticketFrom(MailFixtures.address(), Language.TH);
        work.startWork(ticket, as.signIn("support"));
        conversation.recordCustomerAnswer(ticket, null, "ลำโพงชั้นสองไม่มีเสียงอีกแล้ว", as.user("support"));
    }

    @AfterEach
    void backToEnglish() {
        jdbc.sql("update user_account set language = 'EN', buddhist_year = false where username = 'support'")
                .update();
    }

    @Test
    void theLanguageOfTheProfileIsThatOfEveryScreen(Pages pages) {
        Page page = pages.login("support");
        page.navigate("/users/me");
        page.getByLabel("ไทย").check();
        page.locator("#buddhistYear").check();
        page.locator("[data-dirty] button.btn-primary").click();
        assertThat(page.locator("h1")).hasText("โปรไฟล์ของฉัน");
        assertThat(page.locator("html")).hasAttribute("lang", "th");
        look(pages, page, "profile");

        page.navigate("/tasks");
        assertThat(page.locator("h1")).containsText("งานของฉัน");
        look(pages, page, "my-work");

        page.navigate("/tickets");
        assertThat(page.locator("h1")).containsText("ทิกเก็ต");
        look(pages, page, "tickets");

        page.navigate("/tickets/" + ticket);
        look(pages, page, "ticket");
        for (String address : new String[] {"/tickets/board", "/tickets/statistics", "/tickets/new"}) {
            page.navigate(address);
            look(pages, page, address.substring(address.lastIndexOf('/') + 1));
        }
    }

    private static void look(Pages pages, Page page, String name) {
        pages.screenshot(page, "thai-" + name);
        pages.checkAccessibility(page);
        page.setViewportSize(390, 844);
        assertThat((Boolean) page.evaluate(
                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(name + " is wider than a telephone")
                .isTrue();
        pages.screenshot(page, "thai-" + name + "-phone");
        page.setViewportSize(1400, 900);
    }
}
