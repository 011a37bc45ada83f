package com.bmasia.crm.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What pages of all modules are made of, and what the frame's scripts do for them. */
@BrowserTest
class ComponentsBrowserTest {

    private static final String SAMPLES = "/samples/components";

    @Autowired
    LiveUpdates live;

    @Test
    void lookRightInBothThemesAndOnATelephone(Pages pages) {
        look(pages, pages.wide(), "components-wide");
        look(pages, pages.dark(), "components-dark");
        Page phone = look(pages, pages.phone(), "components-phone");
        assertThat(((Number) phone.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(390);
    }

    @Test
    void asksBeforeSendingAndAnnouncesSuccess(Pages pages) {
        Page page = open(pages);
        page.click("#send");
        assertThat(page.locator("#confirm")).isVisible();
        pages.screenshot(page, "confirm");
        pages.checkAccessibility(page);
        page.click("#confirm >> text=Cancel");
        assertThat(page.locator("#confirm")).isHidden();

        page.click("#send");
        page.click("#confirm [data-confirm-button]");
        assertThat(page.locator(".toast-success")).hasText("Sent ago");
    }

    @Test
    void announcesFailureWithItsIncidentAndRefusalInWords(Pages pages) {
        Page page = open(pages);
        page.click("#refuse");
        assertThat(page.locator(".toast-danger")).containsText("not a valid email address");
        assertThat(page.locator("#refuse")).hasText("Refuse");
        page.locator(".toast-close").click();
        assertThat(page.locator(".toast-danger")).hasCount(0);
    }

    @Test
    void hearsOfChangesInEveryTabOverOneConnection(Pages pages) {
        Page first = open(pages);
        Page second = first.context().newPage();
        second.navigate(SAMPLES);
        assertThat(first.locator("html")).hasAttribute("data-live-state", "connected");
        String before = second.locator("#live-part").innerText();
        live.publish("sample");
        assertThat(first.locator("#live-part")).not().hasText(before);
        assertThat(second.locator("#live-part")).not().hasText(before);
        assertThat(second.evaluate("document.documentElement.dataset.liveState ?? 'none'"))
                .isEqualTo("none");
    }

    @Test
    void anotherTabTakesOverWhenTheListeningOneIsClosed(Pages pages) {
        Page first = open(pages);
        assertThat(first.locator("html")).hasAttribute("data-live-state", "connected");
        Page second = first.context().newPage();
        second.navigate(SAMPLES);
        first.close();
        assertThat(second.locator("html")).hasAttribute("data-live-state", "connected");
        String before = second.locator("#live-part").innerText();
        live.publish("sample");
        assertThat(second.locator("#live-part")).not().hasText(before);
    }

    @Test
    void rowsAreReachedByKeyboard(Pages pages) {
        Page page = open(pages);
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("k");
        assertThat(page.locator("#rows tr").nth(1)).isFocused();
        page.keyboard().press("Enter");
        page.waitForURL("**" + SAMPLES + "?row=2");
    }

    @Test
    void keepsUnsentTextUntilItHasBeenSent(Pages pages) {
        Page page = open(pages);
        page.fill("#comment", "half a thought");
        page.onDialog(com.microsoft.playwright.Dialog::accept); // "leave without saving?"
        page.navigate(SAMPLES);
        assertThat(page.locator("#comment")).hasValue("half a thought");

        page.locator(".is-invalid").evaluateAll("all => all.forEach(each => each.remove())");
        page.click("#send");
        page.click("#confirm [data-confirm-button]");
        assertThat(page.locator(".toast-success")).isVisible();
    }

    @Test
    void showsFoundChoicesAsText(Pages pages) {
        Page page = open(pages);
        Locator box = page.locator("#company + .ts-wrapper input");
        box.fill("siam");
        assertThat(page.locator(".ts-dropdown .option").first()).containsText("Found siam <b>Hotel</b>");
        pages.screenshot(page, "autocomplete");
    }

    private static Page open(Pages pages) {
        Page page = pages.login("support");
        page.navigate(SAMPLES);
        return page;
    }

    private static Page look(Pages pages, Page window, String name) {
        Page page = pages.login(window, "support");
        page.navigate(SAMPLES);
        pages.screenshot(page, name);
        pages.checkAccessibility(page);
        return page;
    }
}
