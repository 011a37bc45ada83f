package com.bmasia.crm.web.load;

import com.bmasia.crm.web.ApiRequests;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** The answer 503 with {@code Retry-After}, made without the database: neither session nor person is asked for. */
@Component
public class Busy {

    private static final Logger log = LoggerFactory.getLogger(Busy.class);
    private static final String RETRY_AFTER_SECONDS = "3";

    private final ITemplateEngine templates;
    private final MessageSource messages;
    private final ObjectMapper json;
    private final LocaleResolver languages;

    Busy(ITemplateEngine templates, MessageSource messages, ObjectMapper json, LocaleResolver languages) {
        this.templates = templates;
        this.messages = messages;
        this.json = json;
        this.languages = languages;
    }

    /** Where something was saved before the connections ran out, the answer says so, and not to try again. */
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        log.warn("no connection to the database for {} {}", request.getMethod(), request.getRequestURI());
        String kind = Saved.in(request) ? "web.error.saved" : "web.error.503";
        String id = response.getHeader("X-Request-Id");
        response.reset();
        if (id != null) {
            response.setHeader("X-Request-Id", id);
        }
        response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        boolean page = wantsPage(request);
        Locale locale = languages.resolveLocale(request);
        String title = messages.getMessage(kind + ".title", null, locale);
        String detail = messages.getMessage(kind + ".detail", null, locale);
        byte[] body = (page ? page(title, detail, request, response) : problem(title, detail))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType(page ? "text/html;charset=UTF-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    private String page(String title, String detail, HttpServletRequest request, HttpServletResponse response) {
        var exchange = JakartaServletWebApplication.buildApplication(request.getServletContext())
                .buildExchange(request, response);
        Map<String, Object> model = Map.of("heading", title, "detail", detail);
        return templates.process("web/busy", new WebContext(exchange, languages.resolveLocale(request), model));
    }

    private String problem(String title, String detail) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", HttpStatus.SERVICE_UNAVAILABLE.value());
        body.put("detail", detail);
        return json.writeValueAsString(body);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return !ApiRequests.isApi(request)
                && request.getHeader("HX-Request") == null
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
