package com.bmasia.crm.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Short announcements for answers to htmx. An answer that redirects uses the flash attributes {@code toast} (message key),
 * {@code toastArgs} and {@code toastKind} instead.
 */
@Component("toasts")
public class Toasts {

    /** Header values are Latin-1, so everything else is escaped. */
    private static final ObjectMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final MessageSource messages;

    Toasts(MessageSource messages) {
        this.messages = messages;
    }

    /** Announces success with the answer that is being made. */
    public void send(HttpServletResponse response, String messageKey, Object... arguments) {
        String text = messages.getMessage(messageKey, arguments, LocaleContextHolder.getLocale());
        try {
            response.setHeader(
                    "HX-Trigger", ASCII.writeValueAsString(Map.of("toast", Map.of("kind", "success", "text", text))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("toast", e);
        }
    }
}
