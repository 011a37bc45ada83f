package com.bmasia.crm.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Draws every BPMN model to {@code docs/images/models/<key>.png}: {@code mvn -Ppictures test}. Not part of the suite. */
@Tag("pictures")
class ModelPictures {

    private static final Path MODELS = Path.of("processes");
    private static final Path PICTURES = Path.of("docs/images/models");
    private static final Path VIEWER =
            Path.of("node_modules/camunda-bpmn-js/dist/camunda-platform-viewer.production.min.js");
    private static final Path STYLES = Path.of("node_modules/camunda-bpmn-js/dist/assets");

    /** Imports the model and gives the canvas the size of what is drawn, with room below for the logo, which must stay. */
    private static final String DRAW = """
            async (xml) => {
              const viewer = new BpmnViewer({ container: document.getElementById('canvas') });
              const { warnings } = await viewer.importXML(xml);
              const canvas = viewer.get('canvas');
              const box = canvas.viewbox().inner;
              const margin = 20;
              const logo = 30;
              const element = document.getElementById('canvas');
              element.style.width = `${Math.ceil(box.width) + 2 * margin}px`;
              element.style.height = `${Math.ceil(box.height) + 2 * margin + logo}px`;
              canvas.resized();
              canvas.viewbox({ x: box.x - margin, y: box.y - margin,
                               width: box.width + 2 * margin, height: box.height + 2 * margin + logo });
              return warnings.map(warning => warning.message);
            }
            """;

    @Test
    void drawsAllModels() throws IOException {
        Files.createDirectories(PICTURES);
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(
                                        List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
            for (Path model : models()) {
                draw(browser, model);
            }
        }
    }

    private static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(MODELS)) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        }
    }

    private static void draw(Browser browser, Path model) throws IOException {
        try (Page page = browser.newPage(new Browser.NewPageOptions().setDeviceScaleFactor(1.5))) {
            page.setContent(
                    "<body style='margin:0;background:white'><div id='canvas' style='width:800px;height:600px'>");
            page.addStyleTag(new Page.AddStyleTagOptions().setPath(STYLES.resolve("diagram-js.css")));
            page.addStyleTag(new Page.AddStyleTagOptions().setPath(STYLES.resolve("bpmn-js.css")));
            page.addScriptTag(new Page.AddScriptTagOptions().setPath(VIEWER));
            page.waitForLoadState(LoadState.LOAD);
            Object warnings = page.evaluate(DRAW, Files.readString(model));
            assertThat((List<?>) warnings).as("warnings of %s", model).isEmpty();
            ElementHandle canvas = page.querySelector("#canvas");
            String name = model.getFileName().toString().replace(".bpmn", ".png");
            canvas.screenshot(new ElementHandle.ScreenshotOptions().setPath(PICTURES.resolve(name)));
        }
    }
}
