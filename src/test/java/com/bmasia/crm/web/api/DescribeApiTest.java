package com.bmasia.crm.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@ModuleTest
class DescribeApiTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    ObjectMapper json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private JsonNode document() throws Exception {
        return json.readTree(mvc.perform(get("/api/v1/openapi.json").with(as.page("support")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
    }

    @Test
    void describesEveryAddressOfTheApiWithASummary() throws Exception {
        Set<String> existing = mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("com.bmasia.crm."))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> method.name().toLowerCase() + " " + path)))
                .collect(Collectors.toCollection(TreeSet::new));
        JsonNode paths = document().path("paths");
        Set<String> described = new TreeSet<>();
        List<String> silent = new ArrayList<>();
        paths.fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
                    described.add(operation.getKey() + " " + path.getKey());
                    if (operation.getValue().path("summary").asText().isBlank()) {
                        silent.add(operation.getKey() + " " + path.getKey());
                    }
                }));
        assertThat(described).isEqualTo(existing).contains("post /api/v1/auth/login");
        assertThat(silent).isEmpty();
    }

    @Test
    void isAWholeDocumentOfVersion31() throws Exception {
        JsonNode document = document();
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.at("/components/securitySchemes/token/scheme").asText())
                .isEqualTo("bearer");
        assertThat(document.at("/info/description").asText()).contains("Idempotency-Key");
        Set<String> names = new TreeSet<>();
        document.at("/components/schemas").fieldNames().forEachRemaining(names::add);
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(names).contains(reference.replace("#/components/schemas/", "")));
        Stream<String> operations = document.findValuesAsText("operationId").stream();
        assertThat(operations).doesNotHaveDuplicates();
    }

    @Test
    void speaksNamesAsTheyAreSent() throws Exception {
        JsonNode path = document().at("/paths/~1api~1v1~1users~1{id}/get/parameters/0/schema");
        assertThat(path.path("type").asText() + " " + path.path("format").asText())
                .isEqualTo("string uuid");
        JsonNode user = document().at("/components/schemas/UserJson/properties");
        assertThat(user.has("full_name")).isTrue();
        assertThat(user.has("is_active")).isTrue();
        assertThat(user.at("/roles/items/enum").toString()).contains("\"support\"");
    }

    /** What narrows a list is found by its registration: a list that is not described has nothing but its pages here. */
    @Test
    void describesTheFiltersOfEveryList() throws Exception {
        Set<String> ofPages = Set.of("page", "page_size", "cursor");
        List<String> lists = new ArrayList<>();
        List<String> undescribed = new ArrayList<>();
        document().path("paths").fields().forEachRemaining(path -> {
            List<String> parameters =
                    path.getValue().path("get").path("parameters").findValuesAsText("name");
            if (parameters.contains("page_size")) {
                lists.add(path.getKey());
                if (ofPages.containsAll(parameters)) {
                    undescribed.add(path.getKey());
                }
            }
        });
        assertThat(lists).contains("/api/v1/companies", "/api/v1/tickets", "/api/v1/email-logs");
        assertThat(undescribed).isEmpty();
    }

    @Test
    void isForSignedInPeople() throws Exception {
        mvc.perform(get("/api/v1/openapi.json"))
                .andExpect(status().isUnauthorized())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON));
        mvc.perform(get("/api/v1/docs").accept(MediaType.TEXT_HTML)).andExpect(redirectedUrlPattern("**/login"));
        mvc.perform(get("/api/v1/docs").with(as.page("support"))).andExpect(status().is3xxRedirection());
    }
}
