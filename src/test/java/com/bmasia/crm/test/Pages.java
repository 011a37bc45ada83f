package com.bmasia.crm.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Browser windows of one test. Each window is a person of its own, so two of them can work at the same time. Script
 * errors, refusals by the Content-Security-Policy, missing scripts and style sheets and answers of 500 fail the test.
 */
public class Pages {

    /** The password of all demo accounts, as the start-up banner names it. */
    public static final String PASSWORD = "bmasia-demo";

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    /** On a busy machine too; who fails waits, who succeeds does not. */
    private static final double PATIENCE = 30_000;

    private static final Set<String> NEEDED = Set.of("script", "stylesheet", "font", "image");
    private static final String AXE = "() => {" + AxeBuilder.getAxeScript() + "}";

    /**
     * Here and not by the builder, which opens one more window for each look only to put the results together, and takes a
     * look that broke off for one without findings. Mails are shown in frames in which nothing may run, not even axe.
     */
    private static final String FINDINGS = """
            () => axe.run({exclude: ['iframe[sandbox]']}, {resultTypes: ['violations']}).then(found => found.violations
                .filter(rule => ['serious', 'critical'].includes(rule.impact))
                .flatMap(rule => rule.nodes.map(node =>
                    `${rule.id}: ${rule.help}\n   ${node.html}\n   ${node.failureSummary}`)))
            """;

    private final Browser browser;
    private final String address;
    private final List<BrowserContext> windows = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    Pages(Browser browser, String address) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        this.browser = browser;
        this.address = address;
    }

    /** A window as wide as a desk's, at the login page. */
    public Page wide() {
        return open(new Browser.NewContextOptions().setViewportSize(1400, 900));
    }

    /** A telephone's window, at the login page. */
    public Page phone() {
        return open(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setIsMobile(true)
                .setHasTouch(true));
    }

    public Page dark() {
        return open(new Browser.NewContextOptions().setViewportSize(1400, 900).setColorScheme(ColorScheme.DARK));
    }

    /** A wide window in which this person is signed in. */
    public Page login(String username) {
        return login(wide(), username);
    }

    public Page login(Page page, String username) {
        return login(page, username, PASSWORD);
    }

    public Page login(Page page, String username, String password) {
        if (!page.url().equals(address + "/login")) {
            page.navigate("/login");
        }
        page.fill("[name=username]", username);
        page.fill("[name=password]", password);
        page.press("[name=password]", "Enter");
        page.waitForLoadState(LoadState.LOAD);
        return page;
    }

    /** Keeps a picture of the whole page in {@code target/screenshots}. */
    public void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setFullPage(true));
    }

    /** No serious or critical finding of axe on this page as it is now. */
    public void checkAccessibility(Page page) {
        // axe would wait for those in which it does not run.
        assertThat(page.locator("iframe:not([sandbox])").count()).as("frames").isZero();
        page.evaluate(AXE);
        assertThat((List<?>) page.evaluate(FINDINGS)).as("axe on " + page.url()).isEmpty();
    }

    /** Ends the test's windows, after a failure with a picture of each. */
    void close(String failed) {
        for (int i = 0; failed != null && i < windows.size(); i++) {
            for (Page page : windows.get(i).pages()) {
                screenshot(page, "failed-" + failed.replaceAll("\\W+", "-") + "-" + (i + 1));
            }
        }
        windows.forEach(BrowserContext::close);
        if (failed == null) {
            assertThat(problems).as("what went wrong in the pages").isEmpty();
        }
    }

    private Page open(Browser.NewContextOptions options) {
        BrowserContext window = browser.newContext(options.setBaseURL(address).setLocale("en-GB"));
        window.setDefaultTimeout(PATIENCE);
        window.onWebError(error -> problems.add("script: " + error.error()));
        window.onConsoleMessage(this::read);
        window.onResponse(this::read);
        windows.add(window);
        Page page = window.newPage();
        page.navigate("/login");
        return page;
    }

    private void read(ConsoleMessage message) {
        if (message.text().contains("Content Security Policy")) {
            problems.add(message.text());
        }
    }

    private void read(Response response) {
        boolean missing =
                response.status() >= 400 && NEEDED.contains(response.request().resourceType());
        if (missing || response.status() >= 500) {
            problems.add(response.status() + " " + response.url());
        }
    }
}
