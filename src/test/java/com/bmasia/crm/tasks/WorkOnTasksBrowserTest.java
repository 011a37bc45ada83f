package com.bmasia.crm.tasks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.bmasia.crm.test.BrowserTest;
import com.bmasia.crm.test.Pages;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A day at My work, as two people of team tech see it. */
@BrowserTest
class WorkOnTasksBrowserTest {

    @Autowired
    TaskFixtures fixtures;

    @Test
    void anEmptyListSaysHowToBegin(Pages pages) {
        Page page = pages.login("marketing");
        page.navigate("/tasks");
        assertThat(page.getByText("Nothing to do")).isVisible();
        pages.screenshot(page, "tasks-empty");
        pages.checkAccessibility(page);
    }

    @Test
    void ofTwoPeopleWhoClaimAtOnceOneIsToldWhoHasIt(Pages pages) {
        Task task = fixtures.task("tech");
        Page somchai = pages.login("support");
        Page niran = pages.login("manager");
        for (Page page : List.of(somchai, niran)) {
            page.navigate("/tasks/" + task.getId());
            assertThat(claim(page)).isVisible();
        }

        claim(somchai).click();
        claim(niran).click();

        assertThat(somchai.getByText("Task claimed.")).isVisible();
        assertThat(niran.getByText("is assigned to Somchai Boonmee")).isVisible();
        pages.screenshot(niran, "tasks-taken");
    }

    @Test
    void newTasksAppearByThemselves(Pages pages) {
        Page page = pages.login("support");
        page.navigate("/tasks?scope=teams");
        assertThat(page.locator("html")).hasAttribute("data-live-state", "connected");
        Task task = fixtures.task("tech");
        assertThat(page.getByText(TaskFixtures.number(fixtures.businessKey(task))))
                .isVisible();
        assertThat(page.locator("[href='/tasks'] .entry-count")).not().isEmpty();
        pages.screenshot(page, "tasks-teams");
        pages.checkAccessibility(page);
    }

    @Test
    void completesATaskByItsForm(Pages pages) {
        Task task = fixtures.task("tech");
        Page page = pages.login("support");
        page.navigate("/tasks/" + task.getId());
        page.locator(".fjs-container").getByLabel("Amount").fill("12");
        page.locator(".fjs-container").getByLabel("Note").fill("สวัสดี");
        assertThat(page.locator("[data-process-diagram][data-shown=true]")).isVisible();
        pages.screenshot(page, "tasks-form");
        pages.checkAccessibility(page);

        page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reject"))
                .click();
        assertThat(page.locator(".fjs-form-field-error")).containsText("This field is required.");
        assertThat(page.locator(".fjs-container").getByLabel("Amount")).hasValue("12");
        assertThat(page.locator(".fjs-container").getByLabel("Note")).hasValue("สวัสดี");
        pages.screenshot(page, "tasks-form-refused");

        page.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve"))
                .click();
        page.navigate("/tasks/" + task.getId());
        assertThat(page.getByText("Already completed by Somchai Boonmee")).isVisible();
        pages.screenshot(page, "tasks-done");
    }

    @Test
    void theProcessIsDrawnWithItsTokenAndCanBeEnlarged(Pages pages) {
        Task task = fixtures.task("tech");
        Page page = pages.login("support");
        page.navigate("/tasks/process/" + TaskFixtures.PROCESS + "/" + fixtures.businessKey(task));
        assertThat(page.locator("[data-process-diagram][data-shown=true]")).isVisible();
        assertThat(page.locator(".process-token")).hasCount(1);
        page.getByText("History").click();
        pages.screenshot(page, "tasks-process");
        pages.checkAccessibility(page);
        page.getByText("Enlarge").click();
        assertThat(page.locator(".process-dialog")).isVisible();
        page.waitForTimeout(300);
        pages.screenshot(page, "tasks-process-large");
        page.keyboard().press("Escape");
        assertThat(page.locator(".process-dialog")).isHidden();
    }

    @Test
    void worksOnATelephone(Pages pages) {
        Task task = fixtures.task("tech");
        Page page = pages.login(pages.phone(), "support");
        page.navigate("/tasks?scope=teams");
        pages.screenshot(page, "tasks-teams-phone");
        page.navigate("/tasks/" + task.getId());
        assertThat(page.locator("[data-process-diagram][data-shown=true]")).isVisible();
        pages.screenshot(page, "tasks-form-phone");
        pages.checkAccessibility(page);
    }

    private static Locator claim(Page page) {
        return page.getByRole(
                com.microsoft.playwright.options.AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName("Claim").setExact(true));
    }
}
