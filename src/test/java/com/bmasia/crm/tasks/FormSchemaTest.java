package com.bmasia.crm.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bmasia.crm.shared.RuleViolation.BrokenRule;
import com.bmasia.crm.tasks.form.FormRefused;
import com.bmasia.crm.tasks.form.FormSchema;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a form lets through, without Spring: the table of rules by component and value. */
class FormSchemaTest {

    private static final String CHOICES = "'values':[{'label':'One','value':'1'},{'label':'Two','value':'2'}]";

    @Nested
    class AValue {

        @ParameterizedTest(name = "{0} {1}: {2} -> {3}")
        @CsvSource(
                delimiter = '|',
                nullValues = "-",
                value = {
                    "textfield | 'validate':{'required':true}                  | -            | required",
                    "textfield | 'validate':{'required':true}                  | '  '         | required",
                    "textfield | 'validate':{'required':true}                  | x            | -",
                    "textfield | 'validate':{'minLength':3}                    | ab           | minLength",
                    "textfield | 'validate':{'minLength':3}                    | -            | -",
                    "textfield | 'validate':{'maxLength':3}                    | abcd         | maxLength",
                    "textfield | 'validate':{'maxLength':4}                    | เพลง         | -",
                    "textfield | 'validate':{'pattern':'^[A-Z]{2}$'}           | AB           | -",
                    "textfield | 'validate':{'pattern':'^[A-Z]{2}$'}           | ABC          | pattern",
                    "textfield | 'validate':{'validationType':'email'}         | a@b.example  | -",
                    "textfield | 'validate':{'validationType':'email'}         | a@@b         | email",
                    "textfield | 'validate':{'validationType':'phone'}         | +66 2 123 45 | -",
                    "textfield | 'validate':{'validationType':'phone'}         | call me      | phone",
                    "number    | 'validate':{'required':true}                  | -            | required",
                    "number    | 'validate':{'min':1,'max':9}                  | 0            | min",
                    "number    | 'validate':{'min':1,'max':9}                  | 10           | max",
                    "number    | 'validate':{'min':1,'max':9}                  | 9            | -",
                    "number    | 'decimalDigits':2                             | 1.25         | -",
                    "number    | 'decimalDigits':2                             | 1.255        | decimals",
                    "number    | 'label':'n'                                   | ten          | number",
                    "number    | 'label':'n'                                   | 1e999999999  | number",
                    "number    | 'label':'n'                                   | 99e18        | number",
                    // Tried in all ways, this one takes hours.
                    "textfield | 'validate':{'pattern':'^(.*a){12}$'}          | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa! | pattern",
                    "checkbox  | 'validate':{'required':true}                  | false        | required",
                    "checkbox  | 'validate':{'required':true}                  | true         | -",
                    "checkbox  | 'label':'c'                                   | maybe        | checkbox",
                    "select    | CHOICES                                       | 2            | -",
                    "select    | CHOICES                                       | 3            | choice",
                    "radio     | CHOICES                                       | 3            | choice",
                    "checklist | CHOICES                                       | 1            | -",
                    "checklist | CHOICES                                       | 4            | choice",
                    "datetime  | 'subtype':'date'                              | 2026-11-20   | -",
                    "datetime  | 'subtype':'date'                              | 2026-02-30   | date",
                    "datetime  | 'subtype':'time'                              | 09:30        | -",
                    "datetime  | 'subtype':'time'                              | 25:00        | time",
                    "datetime  | 'subtype':'datetime'                          | 2026-11-20T09:30+07:00 | -",
                    "datetime  | 'subtype':'datetime'                          | soon         | date"
                })
        void keepsToItsRules(String type, String properties, String value, String rule) {
            FormSchema form =
                    form("{'type':'%s','key':'f',%s}".formatted(type, properties.replace("CHOICES", CHOICES)));

            List<BrokenRule> errors = errors(form, value == null ? Map.of() : Map.of("f", value));

            assertThat(errors)
                    .extracting(BrokenRule::messageKey)
                    .containsExactlyElementsOf(rule == null ? List.of() : List.of("tasks.form." + rule));
        }

        @Test
        void ofAnotherTypeIsRefused() {
            FormSchema form = form("{'type':'textfield','key':'f'}");

            assertThat(errors(form, Map.of("f", List.of("a")))).hasSize(1);
            assertThat(errors(form, Map.of("f", Map.of("$type", "x")))).hasSize(1);
        }

        @Test
        void thatIsTooLongForTheEngineIsRefusedInALine() {
            assertThat(errors(form("{'type':'textfield','key':'f'}"), Map.of("f", "x".repeat(4001))))
                    .hasSize(1);
            assertThat(errors(form("{'type':'textarea','key':'f'}"), Map.of("f", "x".repeat(20_000))))
                    .isEmpty();
        }

        @Test
        void becomesTheNarrowestNumber() {
            FormSchema form = form("{'type':'number','key':'a'}", "{'type':'number','key':'b'}");

            assertThat(check(form, Map.of("a", "5", "b", 2.5)))
                    .containsEntry("a", 5L)
                    .containsEntry("b", 2.5);
        }
    }

    @Test
    void dropsUnknownKeysAndFieldsThatAreOnlyShown() {
        FormSchema form = form(
                "{'type':'textfield','key':'open'}",
                "{'type':'textfield','key':'off','disabled':true,'validate':{'required':true}}",
                "{'type':'textfield','key':'shown','readonly':true}");

        assertThat(check(form, Map.of("open", "1", "off", "2", "shown", "3", "team", "finance")))
                .containsOnly(Map.entry("open", "1"));
    }

    @Test
    void findsFieldsInsideGroups() {
        FormSchema form =
                form("{'type':'group','components':[{'type':'textfield','key':'inner','validate':{'required':true}}]}");

        assertThat(errors(form, Map.of())).extracting(BrokenRule::field).containsExactly("inner");
    }

    @Test
    void tellsAllErrorsAtOnce() {
        FormSchema form = form(
                "{'type':'textfield','key':'a','validate':{'required':true}}",
                "{'type':'number','key':'b','validate':{'max':1}}");

        assertThat(errors(form, Map.of("b", 2))).extracting(BrokenRule::field).containsExactly("a", "b");
    }

    @Test
    void asksForAHiddenFieldOnlyWhenItIsSeen() {
        FormSchema form = form(
                "{'type':'textfield','key':'kind'}",
                "{'type':'textfield','key':'f','validate':{'required':true},'conditional':{'hide':'=kind'}}");

        assertThat(check(form, Map.of("kind", "hide", "f", "typed before"))).containsOnly(Map.entry("kind", "hide"));
        assertThat(errors(form, Map.of("kind", "show"))).hasSize(1);
    }

    @Test
    void needsAValueOnlyForTheOutcomesThatSaySo() {
        FormSchema form = form("{'type':'textarea','key':'text','properties':{'requiredFor':'resolve, close'}}");

        assertThat(errors(form, Map.of(), "startWork")).isEmpty();
        assertThat(errors(form, Map.of(), "close")).hasSize(1);
    }

    @Test
    void takesChoicesFromAProcessVariable() {
        FormSchema form = form("{'type':'select','key':'f','valuesKey':'zones'}");
        Map<String, Object> known = Map.of("zones", List.of(Map.of("label", "Lobby", "value", "lobby"), "roof"));

        assertThat(form.check(Map.of("f", "roof"), null, known, (e, v) -> false).values())
                .containsEntry("f", "roof");
        assertThat(catchThrowableOfType(
                        FormRefused.class, () -> form.check(Map.of("f", "cellar"), null, known, (e, v) -> false)))
                .isNotNull();
    }

    @Test
    void emptiesAValueThatWasTakenOut() {
        FormSchema form = form("{'type':'textfield','key':'f'}");
        Map<String, Object> input = new HashMap<>();
        input.put("f", "");

        assertThat(check(form, input)).containsEntry("f", null);
        assertThat(check(form, Map.of())).isEmpty();
    }

    private static FormSchema form(String... components) {
        try {
            String json = "{'components':[" + String.join(",", Arrays.asList(components)) + "]}";
            return FormSchema.of(new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, Object> check(FormSchema form, Map<String, ?> input) {
        return form.check(input, null, Map.of(), FormSchemaTest::hides).values();
    }

    private static List<BrokenRule> errors(FormSchema form, Map<String, ?> input) {
        return errors(form, input, null);
    }

    private static List<BrokenRule> errors(FormSchema form, Map<String, ?> input, String outcome) {
        FormRefused refused = catchThrowableOfType(
                FormRefused.class, () -> form.check(input, outcome, Map.of(), FormSchemaTest::hides));
        return refused == null ? List.of() : refused.broken();
    }

    /** Stands for FEEL: the variable that the expression names says whether to hide. */
    private static Object hides(String expression, Map<String, Object> variables) {
        return "hide".equals(variables.get(expression));
    }
}
