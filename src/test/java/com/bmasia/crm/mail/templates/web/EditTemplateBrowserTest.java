package com.bmasia.crm.mail.templates.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A template, from the list to a test mail, as somebody of marketing writes it. */
@BrowserTest
class EditTemplateBrowserTest {

    @Autowired
    JdbcClient jdbc;

    @Test
    void writesATemplateWithVariablesAndLooksAtIt(Pages pages) {
        String name = "Welcome " + UUID.randomUUID();
        Page page = pages.login("marketing");
        page.navigate("/mail/templates");
        pages.screenshot(page, "templates-list");
        page.locator("#main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("New template"))
                .click();
        page.fill("#name", name);
        page.selectOption("#templateType", "WELCOME");
        assertThat(page.locator("[data-variable=unsubscribe_url]")).hasCount(0);

        page.fill("#subject", "Hello ");
        page.click("[data-variable=contact_name]");
        assertThat(page.locator("#subject")).hasValue("Hello {{contact_name}}");

        Locator editor = page.locator("#panel-EN .ql-editor");
        editor.click();
        editor.pressSequentially("Dear ");
        page.click("[data-variable=contact_name]");
        editor.pressSequentially(", welcome.");
        assertThat(page.locator("#bodyHtml")).hasValue("<p>Dear {{contact_name}}, welcome.</p>");

        page.locator("#panel-EN [data-derive]").click();
        assertThat(page.locator("#bodyText")).hasValue("Dear {{contact_name}}, welcome.");

        page.click("[data-preview-button]");
        FrameLocator mail = page.frameLocator("iframe[name=preview]");
        assertThat(mail.locator("body")).containsText("Dear Somchai, welcome.");
        pages.checkAccessibility(page);
        pages.screenshot(page, "template-editor");
        page.click("[data-preview-width=phone]");
        pages.screenshot(page, "template-editor-phone-preview");

        page.click("[data-save]");
        assertThat(page.locator("h1")).hasText(name);
        assertThat(mail.locator("body")).containsText("Dear Somchai, welcome.");
        pages.checkAccessibility(page);
        pages.screenshot(page, "template-page");
        page.getByText("Send me a test email (English)").click();
        assertThat(page.locator("#toasts")).containsText("A test email is on its way");
    }

    @Test
    void marksUnknownVariablesAndKeepsWhatWasTyped(Pages pages) {
        Page page = pages.login("marketing");
        page.navigate("/mail/templates/new?type=WELCOME");
        page.fill("#name", "x" + UUID.randomUUID());
        page.fill("#subject", "Hello {{contct_name}}");
        assertThat(page.locator("#subject-unknown mark")).hasText("{{contct_name}}");
        page.click("#tab-TH");
        assertThat(page.locator("#panel-EN")).isHidden();
        page.locator("#panel-TH .ql-editor").fill("สวัสดี");
        page.click("#tab-EN");
        page.click("[data-save]");

        assertThat(page.locator("#subject-error")).containsText("Did you mean contact_name?");
        assertThat(page.locator("#subject")).hasValue("Hello {{contct_name}}");
        pages.checkAccessibility(page);
        pages.screenshot(page, "template-refused");
    }

    @Test
    void staysARichEditorAfterARefusedSave(Pages pages) {
        Page page = pages.login("marketing");
        page.navigate("/mail/templates/new?type=WELCOME");
        assertThat(page.locator(".preview-frame")).isHidden();
        page.fill("#name", "x" + UUID.randomUUID());
        page.fill("#subject", "Hello {{contct_name}}");
        page.click("#panel-EN [data-source-switch]");
        page.fill(
                "#bodyHtml",
                "<p>See <a href=\"https://help.example\">our help</a> and <u>call</u>.</p><ul><li>One</li></ul>");
        page.click("#panel-EN [data-source-switch]");
        page.locator("#panel-EN .ql-editor").press("End");
        page.locator("#panel-EN .ql-editor").pressSequentially("!");
        page.click("[data-save]");
        assertThat(page.locator("#subject-error")).isVisible();
        assertThat(page.locator("#panel-EN .ql-editor a")).hasText("our help");
        assertThat(page.locator("#bodyHtml")).isHidden();
    }

    @Test
    void opensWhatTheRichEditorWouldLoseAsSource(Pages pages) {
        Page page = pages.login("marketing");
        page.navigate("/mail/templates/new");
        page.click("#panel-EN [data-source-switch]");
        page.fill("#bodyHtml", "<table><tbody><tr><td>1</td></tr></tbody></table>");
        page.click("#panel-EN [data-source-switch]");
        assertThat(page.locator("#bodyHtml")).isVisible();
        assertThat(page.locator("#bodyHtml-hint")).containsText("would lose");
        page.fill("#bodyHtml", "<p>One <strong>two</strong></p>");
        page.click("#panel-EN [data-source-switch]");
        assertThat(page.locator("#panel-EN .ql-editor strong")).hasText("two");
    }

    @Test
    void shippedTemplatesOpenInTheRichEditorAndSavingThemUntouchedChangesNothing(Pages pages) {
        Page page = pages.login("marketing");
        for (String shipped : new String[] {"ticket-resolved", "welcome"}) {
            UUID id = jdbc.sql("select id from mail_template where shipped = ?")
                    .param(shipped)
                    .query(UUID.class)
                    .single();
            page.navigate("/mail/templates/" + id + "/edit");
            assertThat(page.locator("#panel-EN .ql-editor")).isVisible();
            assertThat(page.frameLocator("iframe[name=preview]").locator("body"))
                    .containsText("Kind regards");
            pages.screenshot(page, "template-edit-" + shipped);
            page.click("[data-save]");
            assertThat(page.locator("#main")).containsText("Version 1,");
        }
    }

    @Test
    void showsWhatDiffersAndFitsATelephone(Pages pages) {
        Page page = pages.login(pages.phone(), "marketing");
        UUID id = jdbc.sql("select id from mail_template where shipped = 'general'")
                .query(UUID.class)
                .single();
        page.navigate("/mail/templates/" + id);
        page.getByText("Duplicate").click();
        page.fill("#subject", "Another subject from BMAsia");
        page.click("[data-save]");
        page.getByText("Versions", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".difference ins").first()).containsText("Another subject");
        pages.checkAccessibility(page);
        pages.screenshot(page, "phone-template-versions");
        for (String url :
                new String[] {"/mail/templates", "/mail/templates/" + id, "/mail/templates/" + id + "/edit"}) {
            page.navigate(url);
            pages.screenshot(page, "phone" + url.replace(id.toString(), "id").replace('/', '-'));
            org.assertj.core.api.Assertions.assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as(url)
                    .isTrue();
        }
    }
}
