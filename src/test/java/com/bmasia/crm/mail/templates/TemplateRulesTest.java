package com.bmasia.crm.mail.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.RuleViolation.BrokenRule;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateRulesTest {

    private static TemplateVariant checked(TemplateType type, String subject, String html, String text) {
        return TemplateRules.checked(typed(type, new TemplateVariant(subject, html, text, false)), Map.of())
                .variants()
                .get(Language.EN);
    }

    private static TemplateDetails typed(TemplateType type, TemplateVariant english) {
        return new TemplateDetails("Name", type, Map.of(Language.EN, english));
    }

    private static RuleViolation refusal(TemplateType type, String subject, String html, String text) {
        return catchThrowableOfType(RuleViolation.class, () -> checked(type, subject, html, text));
    }

    @Nested
    class Variables {

        @Test
        void keepsThoseThatTheTypeOffers() {
            TemplateVariant kept = checked(
                    TemplateType.TICKET_RESOLVED,
                    "{{ticket_number}} {{contact_name|you}}",
                    "<p>{{ ticket_text }} <a href=\"{{survey_url}}\">Rate</a></p>",
                    null);

            assertThat(kept.subject()).isEqualTo("{{ticket_number}} {{contact_name|you}}");
            assertThat(kept.html()).isEqualTo("<p>{{ ticket_text }} <a href=\"{{survey_url}}\">Rate</a></p>");
            assertThat(kept.text()).isEqualTo("{{ ticket_text }} Rate ({{survey_url}})");
        }

        @Test
        void refusesAnUnknownOneAndNamesWhatIsNear() {
            RuleViolation refusal = refusal(TemplateType.WELCOME, "Hello", "<p>\nDear {{contct_name}}</p>", null);

            assertThat(refusal.field()).isEqualTo("bodyHtml");
            assertThat(refusal.messageKey()).isEqualTo("mail.template.rule.unknown.near");
            assertThat(refusal.arguments())
                    .containsExactly("{{contct_name}}", 2, 6, "contct_name", "welcome", "contact_name");
        }

        @Test
        void refusesOneOfAnotherType() {
            RuleViolation refusal = refusal(TemplateType.WELCOME, "{{ticket_number}}", "<p>.</p>", null);

            assertThat(refusal.field()).isEqualTo("subject");
            assertThat(refusal.messageKey()).startsWith("mail.template.rule.other-type");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{{#contact_name}}x{{/contact_name}}",
                    "{{^contact_name}}x",
                    "{{/contact_name}}",
                    "{{{contact_name}}}",
                    "{{&contact_name}}",
                    "{{> other}}",
                    "{{! comment }}",
                    "{{=<% %>=}}",
                    "{{contact_name.class}}",
                    "{{contact_name()}}",
                    "{{contact_name|a|<b>}}",
                    "{{contact_name|{{company_name}}}}",
                    "{{ {{contact_name}} }}",
                    "{{}}",
                    "{{contact name}}",
                    "{{Contact_Name}}",
                    "{{contact_name",
                    "contact_name}}"
                })
        void refusesEverythingElseThatOtherTemplateLanguagesKnow(String construct) {
            assertThat(refusal(TemplateType.WELCOME, "Hello " + construct, "<p>.</p>", null))
                    .isNotNull()
                    .extracting(RuleViolation::field)
                    .isEqualTo("subject");
            assertThat(refusal(TemplateType.WELCOME, "Hello", "<p>" + construct + "</p>", null))
                    .isNotNull();
            assertThat(refusal(TemplateType.WELCOME, "Hello", "<p>.</p>", construct))
                    .isNotNull()
                    .extracting(RuleViolation::field)
                    .isEqualTo("bodyText");
        }

        @Test
        void refusesOneWhoseLettersAreFormattedOneByOne() {
            assertThat(refusal(TemplateType.WELCOME, "Hello", "<p>{{contact_<b>name</b>}}</p>", null)
                            .messageKey())
                    .isEqualTo("mail.template.rule.formatted");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<a href=\"https://x.example/{{contact_name}}\">x</a>",
                    "<a href=\"{{contact_name}}\">x</a>",
                    "<img src=\"{{unsubscribe_url}}\">",
                    "<p style=\"{{contact_name}}\">x</p>",
                    "<p title=\"{{contact_name}}\">x</p>"
                })
        void refusesThoseInsideOfMarkup(String html) {
            assertThat(refusal(TemplateType.NEWSLETTER, "Hello", html, null).messageKey())
                    .isIn("mail.template.rule.attribute", "mail.template.rule.target");
        }

        @Test
        void refusesFormattingInTheSubject() {
            assertThat(refusal(TemplateType.WELCOME, "{{sender_signature}}", "<p>.</p>", null)
                            .messageKey())
                    .isEqualTo("mail.template.rule.subject-markup");
        }
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        RuleViolation refusal = refusal(TemplateType.WELCOME, " ", "<p>{{x}}{{y_unheard_of}}</p>", "{{z");

        assertThat(refusal.broken())
                .extracting(BrokenRule::field)
                .containsExactly("subject", "bodyHtml", "bodyHtml", "bodyText");
    }

    @Test
    void needsWordsInOneLanguage() {
        assertThat(refusal(TemplateType.WELCOME, "", "<p><br></p>", "").messageKey())
                .isEqualTo("mail.template.rule.empty");
    }

    @Nested
    class TextPart {

        private final TemplateVariant derived = checked(TemplateType.WELCOME, "Hello", "<p>One</p>", null);

        @Test
        void isMadeFromTheMarkup() {
            assertThat(derived.text()).isEqualTo("One");
            assertThat(derived.textEdited()).isFalse();
        }

        @Test
        void followsTheMarkupUntilSomebodyEditsIt() {
            assertThat(edited(new TemplateVariant("Hello", "<p>Two</p>", "One", false), derived))
                    .isEqualTo(new TemplateVariant("Hello", "<p>Two</p>", "Two", false));
            assertThat(edited(new TemplateVariant("Hello", "<p>Two</p>", "My own", false), derived))
                    .isEqualTo(new TemplateVariant("Hello", "<p>Two</p>", "My own", true));
        }

        @Test
        void staysAsEditedWhenTheMarkupChanges() {
            TemplateVariant own = new TemplateVariant("Hello", "<p>Two</p>", "My own", true);

            assertThat(edited(new TemplateVariant("Hello", "<p>Three</p>", "My own", true), own))
                    .isEqualTo(new TemplateVariant("Hello", "<p>Three</p>", "My own", true));
        }

        @Test
        void isMadeAgainWhenItIsEmptied() {
            TemplateVariant own = new TemplateVariant("Hello", "<p>Two</p>", "My own", true);

            assertThat(edited(new TemplateVariant("Hello", "<p>Two</p>", "", true), own))
                    .isEqualTo(new TemplateVariant("Hello", "<p>Two</p>", "Two", false));
        }

        private static TemplateVariant edited(TemplateVariant typed, TemplateVariant before) {
            return TemplateRules.checked(typed(TemplateType.WELCOME, typed), Map.of(Language.EN, before))
                    .variants()
                    .get(Language.EN);
        }
    }
}
