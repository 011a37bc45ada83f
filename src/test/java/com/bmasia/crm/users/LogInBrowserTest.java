package com.bmasia.crm.users;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Getting in and out. */
@BrowserTest
class LogInBrowserTest {

    @Test
    void looksRightOnDeskAndTelephone(Pages pages) {
        Page wide = pages.wide();
        pages.screenshot(wide, "login-wide");
        pages.checkAccessibility(wide);

        Page phone = pages.phone();
        pages.screenshot(phone, "login-phone");
        pages.checkAccessibility(phone);

        Page dark = pages.dark();
        pages.screenshot(dark, "login-dark");
        pages.checkAccessibility(dark);
    }

    @Test
    void saysThatThePasswordIsWrongAndKeepsTheName(Pages pages) {
        Page page = pages.login(pages.wide(), "sales", "not the password");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.locator("[name=username]")).hasValue("sales");
        pages.screenshot(page, "login-wrong");
        pages.checkAccessibility(page);
    }

    @Test
    void logsOutFromTheUserMenu(Pages pages) {
        Page page = pages.login("support");
        page.navigate("/no-such-page");
        page.click(".user-button");
        pages.screenshot(page, "user-menu");
        pages.checkAccessibility(page);
        page.click("text=Log out");
        assertThat(page.locator("[name=password]")).isVisible();

        page.navigate("/tasks");
        assertThat(page.url()).endsWith("/login");
    }

    @Test
    void showsAdministrationOnlyToAdministrators(Pages pages) {
        assertThat(menuOf(pages, "admin")).contains("Users");
        assertThat(menuOf(pages, "support")).doesNotContain("Users");
    }

    private static String menuOf(Pages pages, String username) {
        Page page = pages.login(username);
        page.navigate("/no-such-page");
        return page.locator("#menu").innerText();
    }
}
