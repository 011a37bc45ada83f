package com.bmasia.crm.customers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A new customer, from the list to the contact's page. */
@BrowserTest
class CustomersBrowserTest {

    @Autowired
    CompanyService companies;

    @Autowired
    ContactService contacts;

    @Test
    void entersACompanyAndAContact(Pages pages) {
        String name = Examples.unique("โรงแรมริมน้ำ Riverside");
        Page page = pages.login("sales");
        page.navigate("/customers/companies");
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("New company").setExact(true))
                .last()
                .click();
        page.fill("#name", name);
        page.fill("#taxId", "123");
        pages.checkAccessibility(page);
        page.click("text=Save");
        assertThat(page.locator("#taxId-error")).containsText("13 digits");
        assertThat(page.locator("#name")).hasValue(name);
        pages.screenshot(page, "company-form-refused");

        page.fill("#taxId", "0105536000313");
        page.click("text=Save");
        assertThat(page.locator("h1")).hasText(name);
        assertThat(page.getByText("No contacts yet")).isVisible();
        pages.screenshot(page, "company-page");
        pages.checkAccessibility(page);

        page.locator("#main").getByText("New contact").click();
        page.fill("#name", "สมศรี ใจดี");
        page.fill("#phone", "081 234 5678");
        pages.checkAccessibility(page);
        page.click("text=Save");
        assertThat(page.locator("h1")).hasText("สมศรี ใจดี");
        assertThat(page.locator("a[href='tel:+66812345678']")).isVisible();
        pages.screenshot(page, "contact-page");
        pages.checkAccessibility(page);
    }

    @Test
    void findsACompanyWhileTypingAndKeepsTheSearchInTheAddress(Pages pages) {
        String name = Examples.unique("ร้านอาหารบ้านสวน");
        companies.create(Examples.company(name), null);
        companies.create(Examples.company(Examples.unique("Elsewhere")), null);
        Page page = pages.login("support");
        page.navigate("/customers/companies");
        page.locator("#list-search").pressSequentially(name.substring(4));
        assertThat(page.locator("#rows tr")).hasCount(1);
        assertThat(page.locator("#rows")).containsText(name);
        page.reload();
        assertThat(page.locator("#rows tr")).hasCount(1);
        pages.screenshot(page, "companies-found");
        pages.checkAccessibility(page);
    }

    @Test
    void keepsAViewAndShowsItInTheMenu(Pages pages) {
        String name = Examples.unique("Viewed Hotel");
        companies.create(Examples.company(name), null);
        Page page = pages.login("support");
        page.navigate("/customers/companies");
        page.fill("#list-search", name);
        assertThat(page.locator("#rows tr")).hasCount(1);
        assertThat(page.locator("#count-ACTIVE")).hasText("1");
        page.getByText("Saved views").click();
        pages.screenshot(page, "list-views");
        page.getByLabel("View name").fill(name);
        page.click("text=Save view");
        assertThat(page.locator("#toasts")).containsText("View saved");
        Locator inMenu = page.locator("#menu .saved-views a", new Page.LocatorOptions().setHasText(name));
        page.navigate("/customers/contacts");
        inMenu.click();
        assertThat(page.locator("#rows tr")).hasCount(1);
        assertThat(page.locator("[data-view-name]")).hasText(name);

        page.getByText("Columns", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.locator("input[value=tax_id]").check();
        page.getByLabel("Compact rows").check();
        pages.screenshot(page, "list-columns");
        page.locator(".menu-details[open] .btn-primary").click();
        assertThat(page.locator("#results th").last()).containsText("Status");
        assertThat(page.locator("#results th:has-text('Tax ID')")).isVisible();
        assertThat(page.locator(".table-list.compact")).isVisible();
        page.locator("#results th .sort").first().click();
        assertThat(page.locator("#results th").first()).hasAttribute("aria-sort", "descending");
        String last = name.substring(name.lastIndexOf(' ') + 1);
        page.fill("#list-search", last);
        // Another filter leaves the order of the head as it is.
        assertThat(page).hasURL(Pattern.compile("q=" + last + "&.*sort=-name"));
        assertThat(page.locator("#results th").first()).hasAttribute("aria-sort", "descending");
        page.locator("h1").click();
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText(name);
    }

    @Test
    void findsTheCompanyOfANewContactByTyping(Pages pages) {
        String name = Examples.unique("Typed Resort");
        companies.create(Examples.company(name), null);
        Page page = pages.login("support");
        page.navigate("/customers/contacts/new");
        page.locator("#companyName").pressSequentially(name.substring(0, 16));
        assertThat(page.locator("#company-options option[value='" + name + "']"))
                .hasCount(1);
        page.fill("#companyName", name);
        page.fill("#name", "Grace Lam");
        page.click("text=Save");
        assertThat(page.locator("h1")).hasText("Grace Lam");
    }

    @Test
    void sendsAFormOnceHoweverOftenItsButtonIsPressed(Pages pages) {
        Page page = pages.login("sales");
        page.navigate("/customers/companies/new");
        page.evaluate("""
                () => {
                  window.sent = 0;
                  document.querySelector('main form').addEventListener('submit', (event) => {
                    event.preventDefault();
                    window.sent++;
                  });
                }
                """);
        page.fill("#name", "Pressed twice");
        page.click("text=Save");
        page.waitForResponse("**/similar*", () -> page.fill("#name", "Pressed twice and hinted at"));
        page.click("text=Save");
        org.assertj.core.api.Assertions.assertThat(page.evaluate("window.sent")).isEqualTo(1);
    }

    @Test
    void unsubscribesAContactOnThePersonsWord(Pages pages) {
        CompanyId company = companies.create(Examples.company(Examples.unique("Quiet Resort")), null);
        String email = "grace-" + UUID.randomUUID() + "@resort.example";
        ContactId contact = contacts.create(company, Examples.contact("Grace Lam", email), null);
        Page page = pages.login("sales");
        page.navigate("/customers/contacts/" + contact);
        assertThat(page.locator("#consent")).containsText("subscribed");
        pages.screenshot(page, "contact-consent");
        pages.checkAccessibility(page);
        page.getByLabel("Unsubscribe from").selectOption("NEWS");
        page.getByLabel("Note").fill("Said so on the phone");
        page.locator("#consent button").click();
        page.locator("#confirm [data-confirm-button]").click();
        assertThat(page.locator("#consent")).containsText("opted out");
        assertThat(page.locator("#consent")).containsText("Unsubscribed");
        assertThat(page.locator("#toasts")).containsText("Unsubscribed");
        page.getByText("Suppression list entry").click();
        assertThat(page.locator("h1")).hasText(email);
        assertThat(page.locator("#content")).containsText("Said so on the phone");
    }

    @Test
    void fitsOnATelephone(Pages pages) {
        CompanyId id = companies.create(Examples.company(Examples.unique("Small Screen Hotel")), null);
        Page page = pages.login(pages.phone(), "manager", "bmasia-demo");
        for (String url : new String[] {
            "/customers/companies",
            "/customers/companies/" + id,
            "/customers/companies/" + id + "/edit",
            "/customers/contacts",
            "/customers/contacts/new"
        }) {
            page.navigate(url);
            pages.screenshot(page, "phone" + url.replace(id.toString(), "id").replace('/', '-'));
            org.assertj.core.api.Assertions.assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as(url)
                    .isTrue();
        }
    }
}
