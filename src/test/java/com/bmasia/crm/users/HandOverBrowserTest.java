package com.bmasia.crm.users;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.bmasia.crm.tasks.TaskFixtures;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator ends an account, and sees where its work went. */
@BrowserTest
class HandOverBrowserTest {

    @Autowired
    As as;

    @Autowired
    UserService users;

    @Autowired
    TaskFixtures tasks;

    @Autowired
    TaskService engine;

    @Test
    void asksWhoTakesOverAndShowsWhatMoved(Pages pages) {
        CurrentUser leaving = new AccountsOfTests(users, as).create(Role.SUPPORT);
        Task task = tasks.task("tech");
        engine.claim(task.getId(), leaving.id().toString());

        Page page = pages.login("admin");
        page.navigate("/users/" + leaving.id());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Deactivate account"))
                .click();
        assertThat(page.getByText("One task")).isVisible();
        pages.checkAccessibility(page);
        pages.screenshot(page, "deactivate-account");
        page.setViewportSize(390, 844);
        pages.screenshot(page, "deactivate-account-phone");
        page.setViewportSize(1400, 900);

        page.getByLabel("Hand over to").selectOption("team:finance");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Deactivate account"))
                .click();
        assertThat(page.getByText("handed over to Finance.")).isVisible();
        pages.checkAccessibility(page);
        pages.screenshot(page, "deactivated-account");
    }
}
