package com.bmasia.crm.test;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Gives each browser test its {@link Pages}, and lets it fail for what went wrong in them unnoticed. */
class BrowserExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final Namespace MINE = Namespace.create(BrowserExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.find().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium found");
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("browser tests need Chromium on the PATH");
        }
        return ConditionEvaluationResult.disabled("no Chromium on the PATH: browser tests are skipped");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Pages.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        String port = SpringExtension.getApplicationContext(context)
                .getEnvironment()
                .getRequiredProperty("local.server.port");
        return context.getStore(MINE)
                .getOrComputeIfAbsent(
                        "pages",
                        key -> new Pages(chromium(context).browser(), "http://127.0.0.1:" + port),
                        Pages.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Pages pages = context.getStore(MINE).get("pages", Pages.class);
        if (pages != null) {
            pages.close(context.getExecutionException().isPresent() ? context.getDisplayName() : null);
        }
    }

    /** Lives in the root store, which is closed after the last test of the run. */
    private static Chromium chromium(ExtensionContext context) {
        return context.getRoot()
                .getStore(MINE)
                .getOrComputeIfAbsent(
                        "chromium",
                        key -> new Closing(new Chromium(Chromium.find().orElseThrow())),
                        Closing.class)
                .chromium();
    }

    private record Closing(Chromium chromium) implements ExtensionContext.Store.CloseableResource {

        @Override
        public void close() {
            chromium.close();
        }
    }
}
