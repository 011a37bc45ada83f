package com.bmasia.crm.web.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes the two forms of refusal: messages by field (400) and problems (RFC 9457). */
@Component
class ApiAnswers {

    private final ObjectMapper json;

    ApiAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** {@code {"detail": …, "field": ["message"]}}. */
    void badRequest(HttpServletResponse response, Map<String, List<String>> messages, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.putAll(messages);
        List<String> general = messages.get("non_field_errors");
        body.put("detail", general == null ? detail : String.join(" ", general));
        write(response, HttpStatus.BAD_REQUEST, MediaType.APPLICATION_JSON, body);
    }

    void problem(HttpServletResponse response, HttpStatus status, String detail, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", status.getReasonPhrase());
        body.put("status", status.value());
        body.put("detail", detail);
        body.putAll(more);
        write(response, status, MediaType.APPLICATION_PROBLEM_JSON, body);
    }

    /** The name of a field in Java as clients know it. */
    static String spoken(String field) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(field);
    }

    private void write(HttpServletResponse response, HttpStatus status, MediaType type, Map<String, Object> body) {
        try {
            byte[] bytes = json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
            response.setStatus(status.value());
            response.setContentType(type.toString());
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
            response.flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
