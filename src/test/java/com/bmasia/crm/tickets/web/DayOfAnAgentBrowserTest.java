package com.bmasia.crm.tickets.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a ticket's arrival to its solution: all of it on the ticket's page, with the clicks counted. */
@BrowserTest
class DayOfAnAgentBrowserTest {

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    As as;

    TicketId ticket;
    String number;
    int clicks;

    @BeforeEach
    void aNewTicket() {
        as.signIn("sales");
        ticket = fixtures.ticketFrom("nok." + UUID.randomUUID() + "@hotel.example", Language.EN);
        number = fixtures.column(ticket, "number", String.class);
    }

    @Test
    void takesATicketFromMyWorkToResolvedWithoutASecondPage(Pages pages) {
        day(pages, pages.login("support"), "wide");
    }

    @Test
    void doesTheSameOnATelephone(Pages pages) {
        day(pages, pages.login(pages.phone(), "support"), "phone");
    }

    private void day(Pages pages, Page page, String window) {
        page.navigate("/tasks");
        seen(pages, page, "1-my-work-" + window);
        click(page.locator("[data-row-link='/tickets/" + ticket + "'] a").first());
        assertThat(page).hasURL(Pattern.compile(".*/tickets/" + ticket + "$"));
        seen(pages, page, "2-new-" + window);

        Locator next = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Next step"));
        click(button(next, "Claim"));
        status(page, "Assigned");
        seen(pages, page, "3-claimed-" + window);

        next.getByLabel("Priority").selectOption("high");
        clicks++;
        click(button(next, "Start work"));
        status(page, "In progress");
        seen(pages, page, "4-triaged-" + window);

        Locator reply = page.locator("#reply");
        words(reply).fill("We are looking at the player.");
        click(button(reply, "Send"));
        assertThat(page.locator("#timeline")).containsText("We are looking at the player.");
        seen(pages, page, "5-answered-" + window);

        click(next.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Resolve")));
        words(reply).fill("The player was restarted.");
        click(button(reply, "Send"));
        status(page, "Resolved");
        assertThat(next.getByText("Next task")).isVisible();
        seen(pages, page, "6-resolved-" + window);

        assertThat(page).hasURL(Pattern.compile(".*/tickets/" + ticket + ".*"));
        assertThat(clicks).as("clicks from My work to resolved").isLessThanOrEqualTo(8);
    }

    private void seen(Pages pages, Page page, String step) {
        assertThat(page.locator(".htmx-request")).hasCount(0);
        int overflow = ((Number)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
        assertThat(overflow).as("overflow at " + step).isLessThanOrEqualTo(0);
        pages.screenshot(page, "day-" + step);
        pages.checkAccessibility(page);
    }

    private void click(Locator target) {
        target.click();
        clicks++;
    }

    /** By the beginning of its label: "Send" is also "Send and resolve" where that is chosen. */
    private static Locator button(Locator part, String label) {
        return part.getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + label + "\\b")))
                .first();
    }

    private static Locator words(Locator reply) {
        return reply.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Text"));
    }

    private static void status(Page page, String name) {
        assertThat(page.locator("#ticket-head .badge").first()).hasText(name);
    }
}
