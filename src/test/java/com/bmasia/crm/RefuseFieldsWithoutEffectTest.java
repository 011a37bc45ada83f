package com.bmasia.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.net.URI;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No write of the API answers with success to a field of which nothing comes. */
@ModuleTest
class RefuseFieldsWithoutEffectTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @TestFactory
    Stream<DynamicTest> everyWriteNamesTheFieldThatItDoesNotKnow() {
        return mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .flatMap(path -> writes(mapping).map(method -> test(method, path, mapping))));
    }

    private static Stream<RequestMethod> writes(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().stream()
                .filter(method -> Set.of(
                                RequestMethod.POST, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE)
                        .contains(method));
    }

    private DynamicTest test(RequestMethod method, String path, RequestMappingInfo mapping) {
        boolean form = mapping.getConsumesCondition().getConsumableMediaTypes().contains(MediaType.MULTIPART_FORM_DATA);
        return DynamicTest.dynamicTest(method + " " + path, () -> {
            URI address =
                    URI.create(path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
            MockHttpServletResponse answer = mvc.perform((form
                                    ? multipart(address).param("no_such_field", "1")
                                    : MockMvcRequestBuilders.request(HttpMethod.valueOf(method.name()), address)
                                            .contentType(MediaType.APPLICATION_JSON)
                                            .content("{\"no_such_field\": 1}"))
                            .with(as.page("admin")))
                    .andReturn()
                    .getResponse();
            // A record that is sent back whole is compared with the one there is; here there is none.
            assertThat(answer.getStatus()).isIn(400, 404);
            if (answer.getStatus() == 400) {
                assertThat(answer.getContentAsString()).contains("\"no_such_field\":[");
            }
        });
    }

    @Test
    void namesAFieldInTheSpellingInWhichItCame() throws Exception {
        mvc.perform(MockMvcRequestBuilders.post("/api/v1/tickets")
                        .with(as.page("admin"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"assignedTo\": null}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.assignedTo", hasSize(1)));
    }

    @Test
    void namesAPartOfAFormThatNobodyReads() throws Exception {
        mvc.perform(multipart("/api/v1/ticket-attachments/")
                        .file(new MockMultipartFile("files", "a.txt", "text/plain", "a".getBytes()))
                        .param("ticket", UUID.randomUUID().toString())
                        .with(as.page("admin")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.files", hasSize(1)));
    }
}
