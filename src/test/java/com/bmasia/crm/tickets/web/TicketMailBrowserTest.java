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
import com.bmasia.crm.tickets.ticket.TicketId;
import com.microsoft.playwright.Page;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A ticket's life as its customer sees it: the mails that come, the stars in the last one, and what staff sees of them. */
@BrowserTest
class TicketMailBrowserTest {

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    ScriptedSmtp smtp;

    @Autowired
    As as;

    @Test
    void tellsTheCustomerAndAsksHowItWas(Pages pages) {
        String address = MailFixtures.address();
        as.signIn("sales");
        TicketId ticket = fixtures.ticketFrom(address, Language.EN);
        awaitMail(address, "We have received your request");

        Page staff = pages.login("support");
        staff.navigate("/tickets/" + ticket);
        press(staff, "Claim");
        reply(staff, "We look into it.");
        String news = awaitMail(address, "Update on your request");
        assertThat(news).contains("We look into it.");
        say(staff, "Wait for customer", "Does the player show a light?");
        awaitText(address, "Does the player show a light?");
        press(staff, "Resume work");
        say(staff, "Resolve", "Cable replaced");
        String solved = awaitMail(address, "Resolved: No music");
        assertThat(solved).contains("Cable replaced");

        Page mail = pages.wide();
        mail.navigate("about:blank");
        mail.setContent(solved.replaceAll("<img[^>]*>", ""));
        pages.screenshot(mail, "mail-ticket-resolved");

        Page customer = pages.phone();
        customer.navigate(pathOfStars(solved, 4));
        assertThat(customer.locator("#stars-4")).isChecked();
        assertThat(customer.locator("text=Send")).isFocused();
        pages.checkAccessibility(customer);
        pages.screenshot(customer, "survey-phone");
        customer.keyboard().press("Enter");
        assertThat(customer.locator("h1")).containsText("Thank you");
        pages.checkAccessibility(customer);
        pages.screenshot(customer, "survey-sent-phone");

        assertThat(staff.locator("#side")).containsText("4 of 5 stars");
        assertThat(staff.locator("#timeline")).containsText("rated our help 4 of 5 stars");
        pages.checkAccessibility(staff);
        pages.screenshot(staff, "ticket-rated");
        staff.navigate("/tickets/statistics");
        assertThat(staff.locator("text=of 5 stars on average")).isVisible();
        pages.screenshot(staff, "statistics-rated");

        Page wide = pages.dark();
        wide.navigate(pathOfStars(solved, 2).replace("lang=en", "lang=th"));
        wide.locator("label[for=stars-1]").click();
        wide.fill("#comment", "ยังไม่มีเสียง");
        pages.checkAccessibility(wide);
        pages.screenshot(wide, "survey-thai-dark");
        wide.locator("button.btn-primary").click();
        assertThat(wide.locator("h1")).containsText("ขอบคุณ");
        assertThat(subjects(address)).hasSize(4);
    }

    @Test
    void letsPeopleChooseTheirNotices(Pages pages) {
        Page page = pages.login("sales");
        page.navigate("/users/me");
        page.click("text=Email notifications");
        assertThat(page.getByLabel("a ticket is assigned to me")).isChecked();
        page.getByLabel("a customer replies").check();
        pages.checkAccessibility(page);
        pages.screenshot(page, "notices");
        page.click("button:has-text('Save')");
        assertThat(page.getByLabel("a customer replies")).isChecked();
        Page phone = pages.login(pages.phone(), "sales");
        phone.navigate("/mail/notices");
        pages.checkAccessibility(phone);
        pages.screenshot(phone, "notices-phone");
        page.getByLabel("a customer replies").uncheck();
        page.click("button:has-text('Save')");
    }

    private static void press(Page page, String button) {
        page.locator("#next-step button:text-is('" + button + "')").click();
    }

    private static void say(Page page, String move, String text) {
        page.locator("#next-step a:text-is('" + move + "')").click();
        reply(page, text);
    }

    private static void reply(Page page, String text) {
        page.locator("#reply .ql-editor").click();
        page.keyboard().type(text);
        page.keyboard().press("Control+Enter");
        assertThat(page.locator("#timeline")).containsText(text);
    }

    /** Gives the mail's markup. */
    private String awaitMail(String address, String subject) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> smtp.accepted().stream()
                                .filter(mail -> mail.to().contains(address)
                                        && mail.header("Subject").contains(subject))
                                .findFirst(),
                        Optional::isPresent)
                .map(TicketMailBrowserTest::html)
                .orElseThrow();
    }

    private void awaitText(String address, String text) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> smtp.accepted().stream()
                        .filter(mail -> mail.to().contains(address))
                        .anyMatch(mail -> html(mail).contains(text)));
    }

    private List<String> subjects(String address) {
        return smtp.accepted().stream()
                .filter(mail -> mail.to().contains(address))
                .map(mail -> mail.header("Subject"))
                .toList();
    }

    private static String pathOfStars(String html, int stars) {
        String url = Jsoup.parse(html).select("a[href*=stars=" + stars + "]").attr("href");
        assertThat(url).matches(Pattern.compile("http.*/survey/.*"));
        URI found = URI.create(url);
        return found.getPath() + "?" + found.getQuery();
    }

    private static String html(ScriptedSmtp.Accepted mail) {
        try {
            return html(new MimeMessage(null, new ByteArrayInputStream(mail.raw())));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String html(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart parts) {
            StringBuilder found = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                found.append(html(parts.getBodyPart(i)));
            }
            return found.toString();
        }
        return part.isMimeType("text/html") ? part.getContent().toString() : "";
    }
}
