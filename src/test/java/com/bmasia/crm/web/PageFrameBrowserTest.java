package com.bmasia.crm.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The frame around all pages, as people meet it. */
@BrowserTest
class PageFrameBrowserTest {

    private static final String NOWHERE = "/no-such-page";

    @Test
    void helpOpensWithQuestionMarkAndClosesWithEscape(Pages pages) {
        Page page = pages.login("support");
        page.navigate(NOWHERE);

        page.keyboard().press("?");
        assertThat(page.locator("#help")).isVisible();
        pages.screenshot(page, "keyboard-help");
        pages.checkAccessibility(page);

        page.keyboard().press("Escape");
        assertThat(page.locator("#help")).isHidden();
    }

    @Test
    void slashLeadsToTheSearch(Pages pages) {
        Page page = pages.login("support");
        page.navigate(NOWHERE);
        page.keyboard().press("/");
        assertThat(page.locator("#global-search")).isFocused();
        page.keyboard().press("?");
        assertThat(page.locator("#help")).isHidden();
    }

    @Test
    void followsTheDarkThemeOfTheSystem(Pages pages) {
        Page page = pages.login(pages.dark(), "support");
        page.navigate(NOWHERE);
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
        pages.screenshot(page, "error-dark");
        pages.checkAccessibility(page);
    }

    @Test
    void rememberedCollapseOfTheMenuSurvivesTheNextPage(Pages pages) {
        Page page = pages.login("support");
        page.navigate(NOWHERE);
        page.click("[data-menu-collapse]");
        page.reload();
        assertThat(page.locator("html")).hasClass(java.util.regex.Pattern.compile("menu-collapsed"));
        pages.screenshot(page, "menu-collapsed");
    }

    @Test
    void menuIsADrawerOnATelephone(Pages pages) {
        Page page = pages.login(pages.phone(), "admin");
        page.navigate(NOWHERE);
        assertThat(page.locator("#menu")).isHidden();
        page.click("[data-menu-toggle]");
        assertThat(page.locator("#menu")).isVisible();
        pages.screenshot(page, "menu-phone");
        pages.checkAccessibility(page);
        page.keyboard().press("Escape");
        assertThat(page.locator("#menu")).isHidden();
    }

    @Test
    void errorPageStandsInTheFrameAndLeadsBack(Pages pages) {
        Page page = pages.login("support");
        page.navigate(NOWHERE);
        assertThat(page.locator("h1")).hasText("Not found");
        assertThat(page.getByText("All times in Asia/Bangkok (UTC+7)")).isVisible();
        pages.screenshot(page, "error-wide");
        pages.checkAccessibility(page);
    }

    @Test
    void pageIsNoWiderThanATelephone(Pages pages) {
        Page page = pages.login(pages.phone(), "support");
        page.navigate(NOWHERE);
        Object width = page.evaluate("document.documentElement.scrollWidth");
        assertThat(((Number) width).intValue()).isLessThanOrEqualTo(390);
    }
}
