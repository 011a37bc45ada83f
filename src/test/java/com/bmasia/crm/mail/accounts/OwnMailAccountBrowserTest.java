package com.bmasia.crm.mail.accounts;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserService;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the menu with one's name to a mail account that works, and a signature. */
@BrowserTest
class OwnMailAccountBrowserTest {

    @Autowired
    UserService users;

    @Autowired
    SenderAccountService accounts;

    @Autowired
    Signatures signatures;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    ScriptedSmtp smtp;
    CurrentUser person;

    @BeforeEach
    void person() {
        smtp = ScriptedSmtp.start();
        smtp.login("nok@bmasia.example", "right");
        person = AccountsForTests.person(users, as, Role.SALES);
    }

    @AfterEach
    void takeBack() {
        smtp.close();
        AccountsForTests.forgetCompanyAccounts(jdbc);
    }

    @Test
    void setsUpTestsAndMendsAnAccount(Pages pages) {
        Page page = pages.login(pages.wide(), person.username(), "a long enough phrase");
        page.click(".user-button");
        page.click("text=Email account and signature");
        assertThat(page.locator("#host")).hasValue("smtp.gmail.com");
        pages.screenshot(page, "mail-account-new");
        page.fill("#host", smtp.host());
        page.fill("#port", String.valueOf(smtp.port()));
        page.selectOption("#security", "NONE");
        page.fill("#username", "nok@bmasia.example");
        page.fill("#mail-password", "wrong");
        page.click("#content form[action='/mail/account'] button");
        assertThat(page.getByText("Email account saved.")).isVisible();
        page.click("text=Send test email");
        assertThat(page.locator("#test .alert-danger")).containsText("rejected the username or password");
        page.click("#test summary");
        assertThat(page.locator("#test pre")).containsText("535 5.7.8");
        pages.checkAccessibility(page);
        pages.screenshot(page, "mail-account-refused");

        page.fill("#mail-password", "right");
        page.click("#content form[action='/mail/account'] button");
        page.click("text=Send test email");
        assertThat(page.locator("#test .alert-success")).containsText("It works");
        assertThat(page.locator("strong").getByText("Your personal account")).isVisible();
        pages.screenshot(page, "mail-account");
        pages.checkAccessibility(page);
    }

    @Test
    void writesASignatureAsItWillLook(Pages pages) {
        Page page = pages.login(pages.dark(), person.username(), "a long enough phrase");
        page.navigate("/mail/account");
        page.locator(".ql-editor").click();
        page.keyboard().press("Control+b");
        page.keyboard().type("Nok Suwan");
        page.keyboard().press("Control+b");
        page.keyboard().press("Enter");
        page.keyboard().type("BMAsia, เพลงเพื่อธุรกิจ");
        pages.checkAccessibility(page);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save signature"))
                .click();
        assertThat(page.getByText("Signature saved.")).isVisible();
        org.assertj.core.api.Assertions.assertThat(signatures.of(person.id()))
                .isEqualTo("<p><strong>Nok Suwan</strong></p><p>BMAsia, เพลงเพื่อธุรกิจ</p>");
        assertThat(page.locator(".ql-editor strong")).hasText("Nok Suwan");
        pages.screenshot(page, "mail-account-signature-dark");
    }

    @Test
    void administratorsSeeAllAccounts(Pages pages) {
        as.signIn("admin");
        accounts.createForRole(Role.SALES, AccountsForTests.at(smtp, "nok@bmasia.example"), "right", as.user("admin"));
        accounts.saveOwn(0, AccountsForTests.at("mail.bmasia.example", 587, "nok"), "secret", person);
        Page page = pages.login("admin");
        page.click("nav >> text=Email accounts");
        assertThat(page.locator("h1")).hasText("Email accounts");
        pages.checkAccessibility(page);
        pages.screenshot(page, "mail-accounts");
        page.click("text=Sales role");
        pages.checkAccessibility(page);
        page.click("text=Send test email");
        assertThat(page.locator("#test .alert-success")).isVisible();
        pages.screenshot(page, "mail-account-of-role");
        Page phone = pages.login(pages.phone(), "admin");
        phone.navigate("/mail/accounts");
        pages.screenshot(phone, "mail-accounts-phone");
        phone.navigate("/mail/accounts/" + Senders.SYSTEM);
        pages.screenshot(phone, "mail-account-company-phone");
        phone.navigate("/mail/account");
        pages.screenshot(phone, "mail-account-phone");
    }
}
