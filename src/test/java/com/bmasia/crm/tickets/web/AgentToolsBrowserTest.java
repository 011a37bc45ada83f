package com.bmasia.crm.tickets.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Keys, filters, the bar for many tickets and the form: what makes a day of forty tickets short. */
@BrowserTest
class AgentToolsBrowserTest {

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    As as;

    @Autowired
    TicketConversation conversation;

    String name = "Hotel " + UUID.randomUUID();
    CompanyId company;
    TicketId ticket;

    @BeforeEach
    void tickets() {
        as.signIn("sales");
        company = fixtures.company(name);
        fixtures.contact(company, "only@hotel.example", Language.EN);
        ticket = fixtures.ticketOf(company, TicketPriority.HIGH);
        fixtures.ticketOf(company, TicketPriority.LOW);
    }

    @Test
    void keysDoWhatTheirHelpSaysAndTheHelpListsWhatWorks(Pages pages) {
        Page page = pages.login("support");
        page.navigate("/tickets/" + ticket);
        page.keyboard().press("?");
        assertThat(page.locator("#help [data-works-with*='#reply']")).isVisible();
        assertThat(page.locator("#help [data-works-with='[data-row-link]']").first())
                .isHidden();
        pages.checkAccessibility(page);
        pages.screenshot(page, "keys-on-a-ticket");
        page.keyboard().press("Escape");

        page.keyboard().press("c");
        assertThat(page.locator(".create-button")).hasAttribute("aria-expanded", "true");
        page.keyboard().press("Escape");
        page.reload();
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator(".badge-status-new").first()).isVisible();

        page.keyboard().press("r");
        assertThat(page.locator("#reply :focus")).hasCount(1);

        page.navigate("/tickets");
        page.keyboard().press("?");
        assertThat(page.locator("#help [data-works-with*='#reply']")).isHidden();
        assertThat(page.locator("#help [data-works-with='[data-row-link]']").first())
                .isVisible();
        assertThat(page.locator("#help [data-own-key=n]")).containsText("New ticket");
    }

    @Test
    void filtersFollowAtOnceAndTheSavedListIsMarked(Pages pages) {
        Page page = pages.login("support");
        page.navigate("/tickets?q=" + name.replace(" ", "%20"));
        assertThat(page.locator("tr[data-row-link]")).hasCount(2);
        page.click(".filter-panel > summary");
        page.locator(".check-chip input[name=priority][value=high]").check();
        assertThat(page.locator("tr[data-row-link]")).hasCount(1);
        page.locator("#filter-team").selectOption("finance");
        assertThat(page.locator("tr[data-row-link]")).hasCount(0);
        page.locator("#filter-team").selectOption("");
        assertThat(page.locator("tr[data-row-link]")).hasCount(1);

        String view = "High " + UUID.randomUUID().toString().substring(0, 8);
        page.click("[data-view-name]");
        page.fill("#view-name", view);
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-view-name]")).hasText(view);
        page.click("[data-view-name]");
        assertThat(page.locator(".view-list a[aria-current]")).hasText(view);
        pages.checkAccessibility(page);
        page.keyboard().press("Escape");
        page.locator(".check-chip input[name=priority][value=low]").check();
        assertThat(page.locator("[data-view-name]")).hasText("Saved views");
    }

    @Test
    void theBarForManyDoesNothingUnaskedAndTakesItsWorkBack(Pages pages) {
        Page page = pages.login("support");
        page.navigate("/tickets?q=" + name.replace(" ", "%20"));
        page.locator("[data-check-all]").check();
        page.click(".bulk-bar button[value=assign]");
        assertThat(page.locator("input[name=ids]:checked")).hasCount(2);
        assertThat(page.locator("#toasts")).containsText("Choose what to do");

        page.locator(".bulk-bar select[name=assignee]")
                .selectOption(as.user("support").id().toString());
        page.click(".bulk-bar button[value=assign]");
        assertThat(page.locator(".alert-success")).containsText("2 tickets updated");
        pages.screenshot(page, "bulk-undo");
        pages.checkAccessibility(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo for 2 tickets"))
                .click();
        assertThat(page.locator(".alert-success")).containsText("2 tickets updated");
        assertThat(page.locator("tr[data-row-link] >> text=Unassigned")).hasCount(2);
    }

    @Test
    void theOnlyContactOfACompanyIsChosenWithIt(Pages pages) {
        String quiet = "Quiet " + name;
        fixtures.contact(fixtures.company(quiet), "only@hotel.example", Language.EN);
        Page page = pages.login("support");
        page.navigate("/tickets/new");
        page.locator("#company-ts-control").fill(quiet);
        page.locator(".ts-dropdown .option")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(quiet))
                .click();
        assertThat(page.locator("#contact option:checked")).containsText("only@hotel.example");
    }

    @Test
    void aTelephoneShowsTheListFirst(Pages pages) {
        Page page = pages.login(pages.phone(), "support");
        page.navigate("/tickets");
        assertThat(page.locator("#list-search")).isVisible();
        assertThat(page.locator("select[name=sort]")).isHidden();
        pages.screenshot(page, "phone-list");
        pages.checkAccessibility(page);
        page.click("[data-unfold]");
        assertThat(page.locator("select[name=sort]")).isVisible();
        page.navigate("/tickets/board");
        pages.screenshot(page, "phone-board");
        pages.checkAccessibility(page);
        double height = ((Number) page.evaluate("document.documentElement.scrollHeight")).doubleValue();
        org.assertj.core.api.Assertions.assertThat(height).isLessThan(1500);
        page.navigate("/customers/companies");
        pages.screenshot(page, "phone-companies");
    }

    @Test
    void aCommentIsEditedAndDeletedWhereItStands(Pages pages) {
        conversation.comment(ticket, "The amplifer is broken", true, as.signIn("support"));
        Page page = pages.login("support");
        page.navigate("/tickets/" + ticket);
        page.click(".comment-actions summary");
        page.locator(".comment-actions textarea").fill("The amplifier is broken");
        pages.screenshot(page, "comment-edit");
        pages.checkAccessibility(page);
        page.locator(".comment-actions details button").click();
        assertThat(page.locator(".note-internal .break").first()).hasText("The amplifier is broken");
        page.click(".comment-story summary");
        assertThat(page.locator(".comment-story")).containsText("The amplifer is broken");

        page.locator(".comment-actions .text-danger").click();
        page.locator("#confirm [data-confirm-button]").click();
        assertThat(page.locator(".comment-story")).containsText("Deleted by");
        pages.screenshot(page, "comment-deleted");
        pages.checkAccessibility(page);
        Page phone = pages.login(pages.phone(), "support");
        phone.navigate("/tickets/" + ticket);
        pages.screenshot(phone, "comment-deleted-phone");
    }

    @Test
    void theBellIsWideEnoughToRead(Pages pages) {
        Page page = pages.login("support");
        page.locator(".bell button").first().click();
        assertThat(page.locator(".bell-menu")).isVisible();
        org.assertj.core.api.Assertions.assertThat(page.locator(".bell-menu").boundingBox().width)
                .isGreaterThan(350);
        pages.screenshot(page, "bell");
        Page phone = pages.login(pages.phone(), "support");
        phone.locator(".bell button").first().click();
        assertThat(phone.locator(".bell-menu")).isVisible();
        pages.screenshot(phone, "bell-phone");
        org.assertj.core.api.Assertions.assertThat(phone.locator(".bell-menu").boundingBox().x)
                .isNotNegative();
    }
}
