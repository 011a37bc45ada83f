package com.bmasia.crm.web.api;

import com.bmasia.crm.shared.RuleViolation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/**
 * What a write of the API names but does not take is refused, also where it takes no body at all or a form with files. The
 * fields of JSON bodies are looked at where they are read, see {@link JsonFormat}.
 */
@Component
class RefuseFieldsWithoutEffect implements HandlerInterceptor {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final ObjectMapper json;

    RefuseFieldsWithoutEffect(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof HandlerMethod method && WRITES.contains(request.getMethod())) {
            var form = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
            if (form != null) {
                checkForm(form, method);
            } else if (!readsBody(method)) {
                checkBody(request);
            }
        }
        return true;
    }

    private static boolean readsBody(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class)
                        || HttpEntity.class.isAssignableFrom(parameter.getParameterType()));
    }

    private void checkBody(HttpServletRequest request) throws IOException {
        String type = request.getContentType();
        if (type == null || !type.contains("json")) {
            return;
        }
        try {
            JsonNode body = json.readTree(request.getInputStream());
            Iterator<String> names = body == null ? Set.<String>of().iterator() : body.fieldNames();
            if (names.hasNext()) {
                throw new RuleViolation(names.next(), "web.api.no-effect");
            }
        } catch (JsonProcessingException e) {
            // What nobody reads need not be JSON.
        }
    }

    private static void checkForm(MultipartHttpServletRequest form, HandlerMethod method) {
        Set<String> taken = Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(RefuseFieldsWithoutEffect::name)
                .collect(Collectors.toSet());
        form.getParameterMap().keySet().forEach(name -> check(name, taken));
        form.getFileMap().keySet().forEach(name -> check(name, taken));
    }

    private static String name(MethodParameter parameter) {
        String given = parameter.getParameterAnnotation(RequestParam.class).name();
        return given.isEmpty() ? parameter.getParameter().getName() : given;
    }

    private static void check(String name, Set<String> taken) {
        if (!taken.contains(name)) {
            throw new RuleViolation(name, "web.api.unknown-field");
        }
    }
}
