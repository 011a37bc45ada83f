package com.bmasia.crm.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A word that none of our lists knows, or text where a number, day, record or file belongs, is the fault of whoever sent
 * it, wherever it stands: never an error of ours.
 */
@ModuleTest
class NonsenseInEveryFieldTest {

    private static final String NONSENSE = "no-such-word";
    private static final Set<Class<?>> NARROW = Set.of(
            UUID.class,
            Integer.class,
            Long.class,
            Boolean.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Instant.class,
            MultipartFile.class);

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    private final List<String> tried = new ArrayList<>();
    private final TreeSet<String> broken = new TreeSet<>();

    @Test
    void isRefusedByEveryPageFormAndEndpoint() throws Exception {
        for (Map.Entry<RequestMappingInfo, HandlerMethod> entry :
                requestMappingHandlerMapping.getHandlerMethods().entrySet()) {
            if (entry.getValue().getBeanType().getName().startsWith("com.bmasia.crm")) {
                tryAll(entry.getKey(), entry.getValue());
            }
        }
        assertThat(broken).isEmpty();
        assertThat(tried).as("found by walking the handler methods").hasSizeGreaterThan(100);
    }

    private void tryAll(RequestMappingInfo mapping, HandlerMethod handler) throws Exception {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            ResolvableType type = ResolvableType.forMethodParameter(parameter);
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                for (String field : narrowOf(type)) {
                    send(mapping, handler, null, "{\"%s\": \"%s\"}".formatted(snake(field), NONSENSE));
                }
            } else if (isNarrow(type)) {
                send(mapping, handler, nameOf(parameter), null);
            } else if (isForm(parameter)) {
                for (String field : narrowOf(type)) {
                    send(mapping, handler, field, null);
                }
            }
        }
    }

    private static boolean isForm(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type.getName().startsWith("com.bmasia.crm")
                && !type.isEnum()
                && !type.getSimpleName().matches("CurrentUser|ListRequest|.*Id")
                && !parameter.hasParameterAnnotation(PathVariable.class);
    }

    private static String nameOf(MethodParameter parameter) {
        RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
        if (asked != null && !asked.value().isEmpty()) {
            return asked.value();
        }
        parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
        return parameter.getParameterName();
    }

    /** What not every text can be read as; itself, or within an Optional, a list, or whatever says that a field was given. */
    private static boolean isNarrow(ResolvableType type) {
        Class<?> read = type.resolve(Object.class);
        return read.isEnum()
                || read.isPrimitive()
                || NARROW.contains(read)
                || read.getSimpleName().endsWith("Id")
                || Arrays.stream(type.getGenerics()).anyMatch(NonsenseInEveryFieldTest::isNarrow);
    }

    private static List<String> narrowOf(ResolvableType form) {
        Class<?> type = form.resolve(Object.class);
        if (type.isRecord()) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> isNarrow(typeOf(component)))
                    .map(RecordComponent::getName)
                    .toList();
        }
        return Arrays.stream(BeanUtils.getPropertyDescriptors(type))
                .filter(property -> property.getWriteMethod() != null)
                .filter(property -> isNarrow(ResolvableType.forMethodParameter(property.getWriteMethod(), 0)))
                .map(java.beans.FeatureDescriptor::getName)
                .toList();
    }

    private static ResolvableType typeOf(RecordComponent component) {
        Type type = component.getGenericType();
        return ResolvableType.forType(type);
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
    }

    private void send(RequestMappingInfo mapping, HandlerMethod handler, String parameter, String json)
            throws Exception {
        String pattern = mapping.getPatternValues().iterator().next();
        String path = pattern;
        if (parameter != null) {
            path = path.replace("{" + parameter + "}", NONSENSE);
        }
        path = path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        HttpMethod method = mapping.getMethodsCondition().getMethods().stream()
                .findFirst()
                .map(RequestMethod::asHttpMethod)
                .orElse(HttpMethod.GET);
        for (Object user : List.of("admin")) {
            String what = method + " " + pattern + " " + (json == null ? parameter : json);
            int status;
            try {
                status = mvc.perform(request(method, path, parameter, json).with(as.page((String) user)))
                        .andReturn()
                        .getResponse()
                        .getStatus();
            } catch (Exception e) {
                broken.add(what + ": " + e.getClass().getSimpleName());
                continue;
            }
            tried.add(what);
            if (status >= 500) {
                broken.add(what + ": " + status + " in " + handler.getShortLogMessage());
            }
        }
    }

    private static MockHttpServletRequestBuilder request(
            HttpMethod method, String path, String parameter, String json) {
        boolean upload = path.endsWith("/import") && !"file".equals(parameter);
        MockHttpServletRequestBuilder request = upload && method == HttpMethod.POST
                ? MockMvcRequestBuilders.multipart(path)
                        .file(new MockMultipartFile("file", "x.csv", "text/csv", "a,b".getBytes()))
                : MockMvcRequestBuilders.request(method, path);
        if (json != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(json);
        }
        if (parameter != null) {
            request.param(parameter, NONSENSE);
        }
        return request.with(csrf());
    }
}
