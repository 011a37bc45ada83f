package com.bmasia.crm.mail.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.rendering.CannotRender;
import com.bmasia.crm.mail.rendering.TemplateRenderer;
import com.bmasia.crm.mail.rendering.TemplateRenderer.Rendered;
import com.bmasia.crm.mail.rendering.TemplateVariables;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.ModuleTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.transaction.annotation.Transactional;

/** The templates and the catalogue that come with the program. */
@ModuleTest
@Transactional
class ShippedTemplatesTest {

    @Autowired
    TemplateRenderer renderer;

    @Autowired
    MessageSource texts;

    static Stream<Arguments> everyTypeAndLanguage() {
        return Arrays.stream(TemplateType.values())
                .flatMap(type -> Arrays.stream(Language.values()).map(language -> Arguments.of(type, language)));
    }

    @ParameterizedTest
    @MethodSource("everyTypeAndLanguage")
    void eachTypeHasAStandardInBothLanguages(TemplateType type, Language language) throws CannotRender {
        Rendered mail = renderer.render(type, null, language, TemplateVariables.examples(type, language));

        assertThat(mail.html())
                .doesNotContain("{{", "}}")
                .contains("<html lang=\"" + language.name().toLowerCase() + "\">");
        assertThat(mail.text()).doesNotContain("{{", "}}", "<p>");
        String words = Jsoup.parse(mail.html()).text();
        assertThat(words.matches("(?s).*\\p{InThai}{10}.*")).isEqualTo(language == Language.TH);
    }

    /** A contact without a name, a company nobody wrote down: the shipped words still read well. */
    @ParameterizedTest
    @MethodSource("everyTypeAndLanguage")
    void needsNoNamesOfPeople(TemplateType type, Language language) throws CannotRender {
        Map<String, String> values = new HashMap<>(TemplateVariables.examples(type, language));
        values.keySet().removeAll(Set.of("contact_name", "company_name", "sender_name", "sender_signature"));

        assertThat(renderer.render(type, null, language, values).subject()).isNotBlank();
    }

    @Test
    void everyVariableIsDescribedAndHasAnExample() {
        assertThat(TemplateVariables.all()).allSatisfy(variable -> {
            assertThat(texts.getMessage(variable.description(), null, null, null))
                    .isNotBlank();
            assertThat(variable.example(Language.EN)).isNotBlank();
            assertThat(variable.example(Language.TH)).isNotBlank();
        });
    }

    @Test
    void everyTypeHasAName() {
        for (TemplateType type : TemplateType.values()) {
            assertThat(texts.getMessage("mail.type." + type, null, null, null)).isNotBlank();
        }
    }
}
