package com.bmasia.crm.tickets.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.teams.TeamDetails;
import com.bmasia.crm.users.teams.TeamService;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What support does with a ticket all day, in a browser. */
@BrowserTest
class TicketLifeBrowserTest {

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    TeamService teams;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    String company = "Hotel " + UUID.randomUUID();

    @BeforeEach
    void aCompany() {
        as.signIn("support");
        fixtures.contact(fixtures.company(company), MailFixtures.address(), Language.EN);
    }

    @Test
    void takesATicketFromTheFormToClosed(Pages pages) {
        Page page = pages.login("support");
        create(page, "No music <b>in</b> the lobby");
        assertThat(page.locator("h1")).containsText("No music <b>in</b> the lobby");
        status(page, "New");

        press(page, "Claim");
        status(page, "Assigned");
        reply(page, "We look into it");
        status(page, "In progress");

        say(page, "Wait for customer", "Does the player show a light?");
        status(page, "Pending");
        press(page, "Resume work");
        status(page, "In progress");
        say(page, "Resolve", "Cable replaced");
        status(page, "Resolved");
        press(page, "Reopen");
        status(page, "In progress");
        say(page, "Resolve", "Player replaced");
        press(page, "Close");
        status(page, "Closed");
        assertThat(page.getByText("Open follow-up")).isVisible();
        pages.screenshot(page, "ticket-closed");
        pages.checkAccessibility(page);
    }

    @Test
    void sendsFilesAndSaysWhyOneIsRefused(Pages pages) {
        Page page = pages.login("support");
        create(page, "With files");
        page.check("input[name=as][value=internal]");
        words(page).fill("Among us");
        page.setInputFiles("#reply-files", file("invoice.pdf", "MZ\u0000\u0000program"));
        page.click("#reply >> text=Save note");
        assertThat(page.locator("[data-problem]")).containsText("is a program");
        assertThat(page.locator("#reply-text")).hasText("Among us");

        page.setInputFiles("#reply-files", file("plan.pdf", "%PDF-1.7 plan"));
        words(page).press("Control+Enter");
        assertThat(page.locator("#timeline .note-internal")).containsText("plan.pdf");
        assertThat(page.locator("#reply-text")).hasText("");
        pages.checkAccessibility(page);
    }

    @Test
    void keepsListBoardAndStatisticsUsable(Pages pages) {
        Page page = pages.login("support");
        create(page, "Seen on all pages " + company);
        page.navigate("/tickets");
        page.fill("#list-search", company);
        // Not only by the rows: where this is the only ticket there is, they look the same before.
        page.waitForURL("**q=Hotel**");
        assertThat(page.locator("tr[data-row-link]")).hasCount(1);
        page.check("input[name=ids]");
        page.locator(".bulk-bar select[name=move]").selectOption("reopen");
        page.click(".bulk-bar button:has-text('Change status')");
        assertThat(page.locator(".alert-warning")).containsText("is not possible now");
        pages.checkAccessibility(page);
        pages.screenshot(page, "ticket-list");
        for (String address : new String[] {"/tickets/board?view=unassigned", "/tickets/statistics", "/tickets/new"}) {
            page.navigate(address);
            pages.checkAccessibility(page);
        }
        Page phone = pages.login(pages.phone(), "support");
        phone.navigate("/tickets");
        pages.checkAccessibility(phone);
        pages.screenshot(phone, "ticket-list-phone");
    }

    @Test
    void statisticsFitATelephoneHoweverLongATeamIsCalled(Pages pages) {
        TicketId ticket = fixtures.ticket();
        String team = "t" + UUID.randomUUID().toString().substring(0, 8);
        String name = "Night shift, speakers and amplifiers " + team;
        teams.create(team, new TeamDetails(name, null, Set.of()), as.signIn("admin"));
        jdbc.sql("update ticket set team = ? where id = ?")
                .params(team, ticket.value())
                .update();
        Page phone = pages.login(pages.phone(), "support");
        phone.navigate("/tickets/statistics");
        assertThat(phone.locator(".shares dt").getByText(team)).isVisible();
        Assertions.assertThat((Boolean) phone.evaluate(
                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
        pages.screenshot(phone, "statistics-phone");
    }

    @Test
    void isFoundFromTheTopOfEveryPage(Pages pages) {
        Page page = pages.login("support");
        create(page, "Found from everywhere " + company);
        create(page, "Something else");
        page.navigate("/users/me");
        page.keyboard().press("/");
        page.keyboard().type("everywhere " + company);
        page.keyboard().press("Enter");
        // The only record that has the words is opened at once.
        assertThat(page.locator("h1")).containsText("Found from everywhere");
    }

    @Test
    void showsWhatAColleagueDoesWithoutAReload(Pages pages) {
        Page mine = pages.login("support");
        create(mine, "Watched by two");
        Page other = pages.login("manager");
        other.navigate(mine.url());
        press(other, "Claim");

        status(mine, "Assigned");
        mine.locator("#ticket-head summary:text-is('More')").click();
        mine.keyboard().type("I have just");
        press(other, "Start work");
        assertThat(mine.locator("#timeline")).containsText("to In progress");
        assertThat(mine.locator("#merge-into")).hasValue("I have just");
        mine.keyboard().press("Escape");
        status(mine, "In progress");
        assertThat(mine.locator("#ticket-head")).containsText("is also viewing this");
    }

    @Test
    void dragsACardOnlyToWhereItsMenuLeads(Pages pages) {
        Page page = pages.login("support");
        create(page, "Dragged " + company);
        press(page, "Claim");
        page.navigate("/tickets/board?view=mine");
        Locator card = page.locator(".board-card:has-text('" + company + "')");
        drag(card, page.locator("[data-status=closed]"));
        assertThat(page.locator("[data-status=assigned]")).containsText(company);
        drag(card, page.locator("[data-status=in_progress]"));
        assertThat(page.locator("[data-status=in_progress]")).containsText(company);

        drag(card, page.locator("[data-status=resolved]"));
        assertThat(words(page)).isFocused();
        page.keyboard().type("Player restarted");
        page.keyboard().press("Control+Enter");
        status(page, "Resolved");
    }

    /** To the head of the column: where it is long, its middle would first be scrolled to, and the hand holds another card then. */
    private static void drag(Locator card, Locator column) {
        card.dragTo(column, new Locator.DragToOptions().setTargetPosition(40, 20));
    }

    private void create(Page page, String subject) {
        page.navigate("/tickets/new");
        Locator box = page.locator(".ts-control").first();
        box.click();
        page.keyboard().type(company);
        page.locator(".ts-dropdown .option").first().click();
        page.fill("#subject", subject);
        page.click("text=Create ticket");
        page.waitForURL(Pattern.compile(".*/tickets/[0-9a-f-]{36}$"));
        if (page.locator("text=Use as contact").isVisible()) {
            page.click("text=Use as contact");
            assertThat(page.locator("text=Use as contact")).not().isVisible();
        }
    }

    private static void reply(Page page, String text) {
        words(page).fill(text);
        page.locator("#reply button")
                .getByText(Pattern.compile("^Send"))
                .first()
                .click();
    }

    private static Locator words(Page page) {
        return page.locator("#reply").getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Text"));
    }

    private static void press(Page page, String button) {
        page.locator("#next-step button:text-is('" + button + "')").click();
    }

    private static void say(Page page, String move, String text) {
        page.locator("#next-step a:text-is('" + move + "')").click();
        reply(page, text);
    }

    private static void status(Page page, String name) {
        assertThat(page.locator("#ticket-head .badge").first()).hasText(name);
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/pdf", content.getBytes(StandardCharsets.ISO_8859_1));
    }
}
