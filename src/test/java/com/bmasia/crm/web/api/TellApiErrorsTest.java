package com.bmasia.crm.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.test.ModuleTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

@ModuleTest
class TellApiErrorsTest {

    enum Colour {
        RED,
        DARK_GREEN
    }

    record Paint(@NotBlank String colourName, Colour colour, Instant driedAt, UUID room) {}

    record PaintChange(Given<String> colourName, Given<Colour> colour) {}

    private static final Map<String, Supplier<RuntimeException>> FAILURES = Map.of(
            "rule", () -> new RuleViolation("colourName", "web.api.required"),
            "rule-of-all", () -> new RuleViolation(null, "web.api.required"),
            "conflict", () -> new Conflict(List.of("in_progress"), "web.api.required"),
            "stale", () -> new OptimisticLockingFailureException("x"),
            "constraint", () -> new DataIntegrityViolationException("secret table"),
            "missing", () -> new NotFound("paint", 7),
            "denied", () -> new AccessDeniedException("secret"),
            "busy", () -> new TooManyRequests(Duration.ofMillis(1500)),
            "upload", () -> new MaxUploadSizeExceededException(1),
            "bug", () -> new IllegalStateException("secret password"));

    @RestController
    @RequestMapping("/api/v1/paint")
    static class PaintApi {

        @GetMapping("/fail")
        void fail(@RequestParam String how) {
            throw FAILURES.get(how).get();
        }

        @GetMapping("/number")
        int number(@RequestParam int number) {
            return number;
        }

        @GetMapping("/{id}")
        UUID read(@PathVariable UUID id) {
            return id;
        }

        @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
        Paint create(@Valid @RequestBody Paint paint) {
            return paint;
        }

        @PatchMapping
        List<Object> change(@RequestBody PaintChange change) {
            return List.of(
                    change.colourName().present(),
                    String.valueOf(change.colourName().value()),
                    change.colour().present());
        }
    }

    @Autowired
    ApiErrors errors;

    @Autowired
    ObjectMapper json;

    MockMvc mvc;

    @BeforeEach
    void build() {
        mvc = MockMvcBuilders.standaloneSetup(new PaintApi())
                .setHandlerExceptionResolvers(errors)
                .setMessageConverters(new MappingJackson2HttpMessageConverter(json))
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "rule,400",
        "rule-of-all,400",
        "conflict,409",
        "stale,409",
        "constraint,409",
        "missing,404",
        "denied,403",
        "busy,429",
        "upload,413",
        "bug,500"
    })
    void answersEveryFailureWithItsStatusAndJsonAndWithoutInsides(String failure, int status) throws Exception {
        mvc.perform(get("/api/v1/paint/fail").param("how", failure).accept(MediaType.TEXT_HTML))
                .andExpect(status().is(status))
                .andExpect(content()
                        .contentTypeCompatibleWith(
                                status == 400 ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").isNotEmpty())
                .andExpect(content().string(not(containsString("secret"))))
                .andExpect(content().string(not(containsString("web.api"))));
    }

    @Test
    void namesFieldsAllowedMovesAndWaitingTime() throws Exception {
        fail("rule").andExpect(jsonPath("$.colour_name[0]").value("This field is required."));
        fail("rule-of-all").andExpect(jsonPath("$.non_field_errors[0]").value("This field is required."));
        fail("conflict").andExpect(jsonPath("$.allowed[0]").value("in_progress"));
        fail("busy").andExpect(header().string("Retry-After", "2"));
        fail("bug").andExpect(jsonPath("$.incident").isNotEmpty());
    }

    private ResultActions fail(String how) throws Exception {
        return mvc.perform(get("/api/v1/paint/fail").param("how", how));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"colour_name\": \" \"} | colour_name",
                "{\"colour_name\": \"x\", \"colour\": \"blue\"} | colour",
                "{\"colour_name\": \"x\", \"dried_at\": \"yesterday\"} | dried_at",
                "{\"colour_name\": \"x\", \"room\": \"7\"} | room",
                "{\"colour_name\": \"a\\u0000b\"} | colour_name",
                "{\"colour_name\": {}} | colour_name",
                "{ | non_field_errors",
                "[] | non_field_errors",
                "'' | non_field_errors"
            })
    void namesTheWrongFieldOfABody(String body, String field) throws Exception {
        mvc.perform(post("/api/v1/paint")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$." + field + "[0]").isNotEmpty())
                .andExpect(jsonPath("$.detail").isNotEmpty());
    }

    @Test
    void namesMissingAndWrongParameters() throws Exception {
        mvc.perform(get("/api/v1/paint/number"))
                .andExpect(jsonPath("$.number[0]").isNotEmpty());
        mvc.perform(get("/api/v1/paint/number").param("number", "x"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.number[0]").isNotEmpty());
    }

    @Test
    void tellsWrongAddressesMethodsAndTypes() throws Exception {
        mvc.perform(get("/api/v1/paint/not-a-uuid")).andExpect(status().isNotFound());
        mvc.perform(delete("/api/v1/paint"))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", containsString("POST")));
        mvc.perform(post("/api/v1/paint").contentType(MediaType.TEXT_PLAIN).content("x"))
                .andExpect(status().isUnsupportedMediaType());
    }

    @Test
    void speaksSnakeCaseAndLowerCaseAndIgnoresWhatItDoesNotKnow() throws Exception {
        mvc.perform(post("/api/v1/paint")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                                {"colour_name": "moss", "colour": "dark_green", "dried_at": "2026-05-01T07:00:00+07:00", "id": 7}
                                """))
                .andExpect(content().json("""
                        {"colour_name": "moss", "colour": "dark_green", "dried_at": "2026-05-01T00:00:00Z", "room": null}
                        """, org.springframework.test.json.JsonCompareMode.STRICT));
    }

    @Test
    void tellsAFieldThatWasSentFromOneThatWasNot() throws Exception {
        assertThat(changed("{}")).isEqualTo("[false,\"null\",false]");
        assertThat(changed("{\"colour_name\": null}")).isEqualTo("[true,\"null\",false]");
        assertThat(changed("{\"colour_name\": \"x\", \"colour\": \"red\"}")).isEqualTo("[true,\"x\",true]");
    }

    private String changed(String body) throws Exception {
        return mvc.perform(patch("/api/v1/paint")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
