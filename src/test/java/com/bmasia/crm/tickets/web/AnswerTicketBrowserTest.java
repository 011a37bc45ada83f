package com.bmasia.crm.tickets.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.replies.CannedReplies;
import com.bmasia.crm.tickets.replies.Reply;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Writing to the customer of a ticket, as people do it all day. */
@BrowserTest
class AnswerTicketBrowserTest {

    private static final LocatorAssertions.ContainsTextOptions WITHIN_3_SECONDS =
            new LocatorAssertions.ContainsTextOptions().setTimeout(3_000);

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    TicketWork work;

    @Autowired
    TicketConversation conversation;

    @Autowired
    CannedReplies canned;

    @Autowired
    ScriptedSmtp smtp;

    @Autowired
    As as;

    private final String address = MailFixtures.address();
    private final String copy = MailFixtures.address();
    private TicketId ticket;

    @BeforeEach
    void aTicket() {
        as.signIn("sales");
        ticket = fixtures.ticketFrom(address, Language.EN);
        work.startWork(ticket, as.signIn("support"));
    }

    @Test
    void sendsAFormattedReplyWithFilesAndACopyAndUndoesAnother(Pages pages) {
        canned.create("Reset " + ticket, "Dear {{contact_name}}, please press Reset.", "", false, as.user("support"));
        conversation.recordCustomerAnswer(ticket, null, "It is silent again.", as.user("support"));
        Page page = open(pages.login("support"));
        page.keyboard().press("r");
        page.keyboard().type("/Reset");
        assertThat(page.locator(".completion li").first()).containsText("Khun Somchai");
        page.keyboard().press("Enter");
        assertThat(page.locator("#reply-text")).containsText("Dear Khun Somchai, please press Reset.");
        page.locator("#reply-text").press("Control+a");
        page.click("#reply .ql-bold");
        page.locator("#reply-cc-ts-control").fill(copy);
        page.keyboard().press("Enter");
        page.setInputFiles(
                "#reply-files",
                new FilePayload("plan.pdf", "application/pdf", "%PDF-1.7 plan".getBytes(StandardCharsets.US_ASCII)));
        pages.screenshot(page, "composer-wide");
        pages.checkAccessibility(page);
        page.keyboard().press("Escape");
        page.click("#reply >> text=Send and wait");
        assertThat(page.locator("#toasts")).containsText("Waiting for customer");
        assertThat(page.locator("#toasts .undo button")).isVisible();
        assertThat(page.locator("#ticket-head .badge").first()).hasText("Pending");
        pages.screenshot(page, "composer-sent");
        page.locator("#toasts .undo button").click();
        assertThat(page.locator("#reply-text strong")).containsText("please press Reset.");
        assertThat(page.locator("#ticket-head .badge").first()).hasText("In progress");
        assertThat(page.locator("#reply-recipients")).containsText(copy);
        assertThat(page.locator("input[name=keep]")).isChecked();

        page.click("#reply >> text=Send");
        await().atMost(Duration.ofSeconds(40)).until(() -> mailsTo(copy).size() == 1);
        assertThat(mailsTo(copy).get(0).content()).contains("plan.pdf", "<strong>");
        assertThat(page.locator("#timeline .sent-sent"))
                .hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        assertThat(page.locator("#timeline .undo")).hasCount(0);
    }

    /** The list that is shown belongs to fewer letters than stand there, until the answer for all of them comes. */
    @Test
    void entersTheChoiceForAllThatWasTypedHoweverFast(Pages pages) {
        canned.create("Fast " + ticket + " a", "For three letters.", "", false, as.user("support"));
        canned.create("Fast " + ticket + " b", "For all of them.", "", false, as.user("support"));
        Page page = open(pages.login("support"));
        page.keyboard().press("r");
        page.keyboard().type("/Fas");
        assertThat(page.locator(".completion li").first()).isVisible();
        List<Route> held = new ArrayList<>();
        page.route("**/canned?*", held::add);
        page.keyboard().type("t-b-nobody-has-this");
        page.keyboard().press("Enter");
        page.waitForCondition(() -> !held.isEmpty());
        assertThat(page.locator("#reply-text")).hasText("/Fast-b-nobody-has-this");
        page.unroute("**/canned?*");
        held.forEach(Route::resume);
        assertThat(page.locator(".completion")).isHidden();
        assertThat(page.locator("#reply-text")).hasText("/Fast-b-nobody-has-this");

        page.locator("#reply-text").fill("");
        page.keyboard().type("/Fas");
        assertThat(page.locator(".completion li").first()).isVisible();
        page.route("**/canned?*", held::add);
        held.clear();
        page.keyboard().type("t");
        page.waitForCondition(() -> !held.isEmpty());
        page.locator(".completion li").getByText("Fast " + ticket + " b").click();
        assertThat(page.locator("#reply-text")).hasText("For all of them.");
        page.unroute("**/canned?*");
        held.forEach(Route::resume);
    }

    @Test
    void saysBeforeSendingThatNobodyGetsItAndTakesAContactRightThere(Pages pages) {
        as.signIn("support");
        TicketId alone = fixtures.ticketWithoutContact();
        String other = MailFixtures.address();
        fixtures.contactOf(alone, other);
        Page page = pages.login(pages.phone(), "support");
        page.navigate("/tickets/" + alone);
        page.fill("#reply-text", "We look into it.");
        assertThat(page.locator("#reply-recipients .alert")).containsText("No one would receive this");
        pages.screenshot(page, "composer-nobody-phone");
        pages.checkAccessibility(page);
        page.click("text=Use as contact");
        assertThat(page.locator("#reply-recipients .alert")).hasCount(0);
        assertThat(page.locator("#reply-recipients")).containsText(other);
        assertThat(page.locator("#reply-text")).hasText("We look into it.");
        page.click("#reply >> text=Send");
        assertThat(page.locator("#timeline .sent-one")).containsText(other);
        pages.screenshot(page, "composer-sent-phone");
    }

    @Test
    void showsWhoIsReplyingAndWhatCrossedTheAnswer(Pages pages) {
        Page first = open(pages.login("support"));
        Page second = open(pages.login("manager"));
        assertThat(first.locator("[data-viewers]")).containsText("is also viewing", WITHIN_3_SECONDS);
        second.locator("#reply-text").pressSequentially("I am on it");
        assertThat(first.locator("[data-viewers]")).containsText("is replying", WITHIN_3_SECONDS);
        pages.screenshot(first, "composer-presence");

        first.fill("#reply-text", "Me too");
        second.click("#reply >> text=Send");
        assertThat(second.locator("#timeline .sent-one")).hasCount(1);
        first.click("#reply >> text=Send");
        assertThat(first.locator("#reply-error")).containsText("Someone replied while you were writing");
        assertThat(first.locator(".crossing")).containsText("I am on it");
        assertThat(first.locator("#reply-text")).hasText("Me too");
        pages.screenshot(first, "composer-crossing");
        pages.checkAccessibility(first);
        first.click("#reply >> text=Send anyway");
        assertThat(first.locator("#timeline .sent-one")).hasCount(2);
    }

    @Test
    void showsWhatCrossedAtTheEndOfALongConversation(Pages pages) {
        for (int i = 0; i < 12; i++) {
            conversation.recordCustomerAnswer(ticket, null, "It is silent.\n\nStill.\n\nNo. " + i, as.user("support"));
        }
        Page page = open(pages.login("support"));
        page.fill("#reply-text", "We look into it.");
        conversation.recordCustomerAnswer(ticket, null, "It plays again!", as.user("manager"));
        page.click("#reply >> text=Send");
        assertThat(page.locator(".crossing")).containsText("It plays again!");
        assertThat(page.locator("#reply-error")).isInViewport();
    }

    @Test
    void followsTheTicketUntilTheFirstWordIsTyped(Pages pages) {
        work.waitForCustomer(ticket, Reply.toCustomer("Which player?"), as.user("support"));
        Page page = open(pages.login("support"));
        assertThat(page.locator("#reply >> text=Send and wait")).hasCount(0);
        conversation.recordCustomerAnswer(ticket, null, "The one in the bar.", as.user("manager"));
        assertThat(page.locator("#reply >> text=Send and wait")).isVisible();
        page.fill("#reply-text", "Thank you, we look at it.");
        page.click("#reply >> text=Send and wait");
        assertThat(page.locator("#toasts")).containsText("Waiting for customer");

        page.fill("#reply-text", "One more");
        conversation.recordCustomerAnswer(ticket, null, "And the one in the spa.", as.user("manager"));
        assertThat(page.locator("#timeline")).containsText("in the spa");
        assertThat(page.locator("#reply >> text=Send and wait")).isVisible();
        page.click("#reply >> text=Send and wait");
        assertThat(page.locator(".crossing")).containsText("in the spa");
    }

    @Test
    void completesNamesInNotesAndWarnsOfThemInAnswers(Pages pages) {
        Page page = open(pages.login("support"));
        page.locator("#reply-text").pressSequentially("@manager please");
        assertThat(page.locator("[data-mention-warning]")).containsText("The customer will see @manager");
        page.click("#reply >> text=Send");
        assertThat(page.locator("#reply-error")).containsText("The customer would see @manager");
        page.navigate("/tickets/" + ticket + "?as=note#reply");
        page.locator("#reply-text").clear();
        page.locator("#reply-text").pressSequentially("See this @man");
        assertThat(page.locator(".completion li").first()).containsText("@manager");
        pages.screenshot(page, "composer-note");
        pages.checkAccessibility(page);
        page.keyboard().press("Enter");
        page.click("#reply >> text=Save note");
        assertThat(page.locator("#timeline .note-internal")).containsText("See this @manager");
        assertThat(page.locator("#toasts")).containsText("No email is sent");
    }

    @Test
    void keepsCannedRepliesOnAPageOfTheirOwn(Pages pages) {
        Page page = pages.login("support");
        page.navigate("/tickets/replies");
        page.fill("#name", "Greeting " + ticket);
        page.fill("#textEn", "Dear {{contact_nam}}");
        page.click("button:text-is('Save')");
        assertThat(page.locator("#textEn-error")).containsText("contact_name");
        pages.checkAccessibility(page);
        page.fill("#textEn", "Dear {{contact_name}}");
        page.click("button:text-is('Save')");
        assertThat(page.locator(".canned-list")).containsText("Greeting " + ticket);
        pages.screenshot(page, "canned-replies");
        Page phone = pages.login(pages.phone(), "support");
        phone.navigate("/tickets/replies");
        pages.checkAccessibility(phone);
        pages.screenshot(phone, "canned-replies-phone");
    }

    private Page open(Page page) {
        page.navigate("/tickets/" + ticket);
        assertThat(page.locator("#reply .ql-editor")).isVisible();
        return page;
    }

    private List<ScriptedSmtp.Accepted> mailsTo(String to) {
        return smtp.accepted().stream().filter(mail -> mail.to().contains(to)).toList();
    }
}
