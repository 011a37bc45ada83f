package com.bmasia.crm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the short way answers is what Camunda's engine would answer. */
class QuickFeelTest {

    private static final ScalaFeelEngine CAMUNDA = new ScalaFeelEngine(List.of());
    private final QuickFeel quick = new QuickFeel(CAMUNDA);

    private static VariableContext variables(Object category) {
        return Variables.fromMap(Map.of("hours", 4, "urgent", true, "company", "โรงแรม"))
                .putValue("category", category)
                .asVariableContext();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tech\"",
                " \"Technical matters\" ",
                "\"\"",
                "\"a \\\"b\\\"\"",
                "\"ไทย\"",
                "category",
                "company",
                "hours",
                "80",
                " 0 ",
                "123456789",
                "12345678901234567890",
                "007",
                "-80",
                "0.8",
                "urgent",
                "unknown",
                "null",
                "true",
                "\"a\" + \"b\"",
                "hours + 1",
                "if category = \"billing\" then \"x\" else \"y\""
            })
    void evaluatesAlike(String expression) {
        for (Object category : new Object[] {"billing", "technical", "", 7, null}) {
            VariableContext variables = variables(category);
            assertThat((Object) quick.evaluateSimpleExpression(expression, variables))
                    .as(expression + " of " + category)
                    .isEqualTo(CAMUNDA.evaluateSimpleExpression(expression, variables));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"billing\"",
                "\"technical\", \"billing\"",
                "\"technical\",\"zone\"",
                "not(\"billing\")",
                "\"bill\\\"ing\"",
                "-",
                "company",
                "\"\"",
                "starts with(category, \"bill\")",
                "> 4"
            })
    void testsAlike(String tests) {
        for (Object category : new Object[] {"billing", "technical", "", 7, null}) {
            VariableContext variables = variables(category);
            assertThat(quick.evaluateSimpleUnaryTests(tests, "category", variables))
                    .as(tests + " of " + category)
                    .isEqualTo(CAMUNDA.evaluateSimpleUnaryTests(tests, "category", variables));
        }
    }

    @Test
    void doesNotNeedTheOtherForATextInQuotes() {
        QuickFeel alone = new QuickFeel(null);
        assertThat((Object) alone.evaluateSimpleExpression("\"tech\"", variables("billing")))
                .isEqualTo("tech");
        assertThat(alone.evaluateSimpleUnaryTests("\"a\", \"billing\"", "category", variables("billing")))
                .isTrue();
    }
}
