package com.bmasia.crm.mail.consent;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a recipient does with the link at the foot of a mail, and what our people see of it. */
@BrowserTest
class ChoosePreferencesBrowserTest {

    @Autowired
    UnsubscribeLinks links;

    @Autowired
    SuppressionQueries queries;

    @Autowired
    JdbcClient jdbc;

    final String address = MailFixtures.address();
    String url;

    @BeforeEach
    void newsletter() {
        String link =
                links.oneClickUrl(new MailFixtures(jdbc).newsletter(address, Instant.parse("2026-11-20T02:00:00Z")));
        url = link.substring(link.indexOf("/m/"));
    }

    @Test
    void choosesTopicsAndTakesItBack(Pages pages) {
        Page page = pages.wide();
        page.navigate(url);
        pages.screenshot(page, "mail-preferences");
        pages.checkAccessibility(page);
        box(page, "Offers").uncheck();
        button(page, "Save").click();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("Preferences saved");
        pages.screenshot(page, "mail-preferences-saved");
        pages.checkAccessibility(page);
        assertThat(queries.ofAddress(address).topics())
                .doesNotContain(MailTopic.OFFERS)
                .hasSize(3);
        button(page, "Undo").click();
        assertThat(page.getByText("This address will now get:")).isVisible();
        assertThat(queries.ofAddress(address).topics()).hasSize(4);
    }

    @Test
    void endsEverythingOnATelephoneInThaiByKeyboard(Pages pages) {
        Page page = pages.phone();
        page.navigate(url);
        page.getByText("ภาษาไทย").click();
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("การตั้งค่าการรับอีเมล");
        pages.screenshot(page, "mail-preferences-phone");
        pages.checkAccessibility(page);
        button(page, "ยกเลิกการรับทั้งหมด").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("บันทึกตัวเลือกของคุณแล้ว");
        pages.screenshot(page, "mail-preferences-saved-phone");
        pages.checkAccessibility(page);
        assertThat(queries.ofAddress(address).topics()).isEmpty();
    }

    @Test
    void worksWithoutScripts(Pages pages) {
        Page open = pages.wide();
        Browser browser = open.context().browser();
        String base = open.url().replaceAll("(https?://[^/]+).*", "$1");
        try (BrowserContext plain = browser.newContext(
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setLocale("en-GB"))) {
            Page page = plain.newPage();
            page.navigate(base + url);
            button(page, "Unsubscribe from all").click();
            assertThat(page.getByRole(AriaRole.HEADING)).hasText("Preferences saved");
            assertThat(plain.cookies()).isEmpty();
        }
        assertThat(queries.ofAddress(address).topics()).isEmpty();
    }

    @Test
    void showsNobodyAnythingForAWrongAddress(Pages pages) {
        Page page = pages.dark();
        page.navigate(url.substring(0, url.length() - 3));
        assertThat(page.getByRole(AriaRole.HEADING)).hasText("This page does not exist");
        pages.screenshot(page, "mail-unknown-address");
        pages.checkAccessibility(page);
    }

    @Test
    void managesTheListOfAddresses(Pages pages) {
        MailFixtures fixtures = new MailFixtures(jdbc);
        fixtures.suppress(address, MailTopic.NEWS, "UNSUBSCRIBED");
        fixtures.suppress("full-" + address, null, "SOFT_BOUNCES");
        fixtures.suppress("gone-" + address, null, "HARD_BOUNCE");
        fixtures.suppress("angry-" + address, null, "COMPLAINT");
        Page page = pages.login("admin");
        page.navigate("/mail/suppressions/new");
        page.getByLabel("Email address").fill("closed-" + address);
        page.getByLabel("Note").fill("ปิดกิจการแล้ว: the hotel is closed for good");
        button(page, "Add address").click();
        assertThat(page.locator("#toasts")).containsText("Address added");
        page.getByLabel("Part of the address").fill(address);
        assertThat(page.locator("#rows tr")).hasCount(5);
        pages.screenshot(page, "mail-suppressions");
        pages.checkAccessibility(page);
        page.getByText("angry-" + address).click();
        pages.screenshot(page, "mail-suppression");
        page.getByLabel("Note").fill("Wrote on 20 November that it was a mistake");
        button(page, "Remove from list").click();
        assertThat(page.locator("#toasts")).containsText("Address removed from list");
        assertThat(queries.ofAddress("angry-" + address).entries()).isEmpty();
        page.navigate("/mail/consent?address=" + address);
        pages.screenshot(page, "mail-consent");
        pages.checkAccessibility(page);
        page.navigate("/mail/suppressions/import");
        pages.screenshot(page, "mail-suppression-import");

        Page phone = pages.login(pages.phone(), "admin");
        phone.navigate("/mail/suppressions?search=" + address);
        pages.screenshot(phone, "mail-suppressions-phone");
    }

    private static Locator box(Page page, String label) {
        return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(label));
    }

    private static Locator button(Page page, String label) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label));
    }
}
