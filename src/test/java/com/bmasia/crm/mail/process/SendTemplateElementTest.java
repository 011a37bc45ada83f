package com.bmasia.crm.mail.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.engine.PublishedDelegates;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.outbox.ProcessMails;
import com.bmasia.crm.test.ModuleTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** What the editor offers for the building block is what the block takes. */
@ModuleTest
class SendTemplateElementTest {

    @Autowired
    ObjectMapper json;

    @Autowired
    PublishedDelegates delegates;

    private JsonNode element;

    @BeforeEach
    void read() throws IOException {
        element = json.readTree(new ClassPathResource("element-templates/mail/send-template.json").getInputStream())
                .get(0);
    }

    @Test
    void namesTheDelegateAndATransactionOfItsOwn() {
        assertThat(property("camunda:delegateExpression").get("value").asText())
                .isEqualTo("${" + SendTemplateRules.DELEGATE + "}");
        assertThat(delegates.containsKey(SendTemplateRules.DELEGATE)).isTrue();
        assertThat(property("camunda:asyncBefore").get("value").asText()).isEqualTo("true");
    }

    @Test
    void offersEveryParameterAndEveryType() {
        List<String> parameters = new ArrayList<>();
        element.get("properties").forEach(property -> {
            if (property.at("/binding/type").asText().equals("camunda:inputParameter")) {
                parameters.add(property.at("/binding/name").asText());
            }
        });
        assertThat(Set.copyOf(parameters))
                .isEqualTo(Set.of(
                        ProcessMails.TYPE,
                        ProcessMails.TEMPLATE,
                        ProcessMails.RECORD,
                        ProcessMails.RECIPIENT,
                        ProcessMails.OCCASION,
                        ProcessMails.LANGUAGE));
        List<String> types = new ArrayList<>();
        property(ProcessMails.TYPE)
                .get("choices")
                .forEach(choice -> types.add(choice.get("value").asText()));
        assertThat(types)
                .containsExactlyElementsOf(Arrays.stream(TemplateType.values())
                        .map(TemplateType::code)
                        .toList());
    }

    private JsonNode property(String binding) {
        for (JsonNode property : element.get("properties")) {
            if (property.at("/binding/name").asText().equals(binding)) {
                return property;
            }
        }
        throw new AssertionError("no property " + binding);
    }
}
