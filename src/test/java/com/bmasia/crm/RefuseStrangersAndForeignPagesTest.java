package com.bmasia.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint there is: nobody gets in without a login, and no page of another site changes anything. */
@ModuleTest
class RefuseStrangersAndForeignPagesTest {

    /** What people need who cannot sign in (yet). */
    private static final Set<String> PUBLIC = Set.of(
            "GET /login",
            "POST /login/failed",
            "GET /password/forgot",
            "POST /password/forgot",
            "GET /password/sent",
            "GET /password/reset",
            "POST /password/reset",
            "GET /m/c/{token}",
            "GET /m/o/{token}.gif",
            "GET /m/u/{token}",
            "POST /m/u/{token}",
            "GET /m/p/{token}",
            "POST /m/p/{token}",
            "GET /survey/{token}",
            "POST /survey/{token}",
            "POST /api/v1/auth/login",
            "POST /api/v1/auth/refresh",
            "POST /api/v1/auth/logout");

    /** Where the address itself is the right to act, and no cookie counts: a page of another site can do no more than its author. */
    private static final Set<String> ACT_BY_ADDRESS =
            Set.of("POST /m/u/{token}", "POST /m/p/{token}", "POST /survey/{token}");

    private static final AtomicInteger STRANGERS = new AtomicInteger();

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private record Endpoint(HttpMethod method, String path) {

        MockHttpServletRequestBuilder request() {
            String url = path.replaceAll("\\{[^}]+}+", UUID.randomUUID().toString());
            return MockMvcRequestBuilders.request(method, url)
                    .accept(path.startsWith("/api/") ? MediaType.APPLICATION_JSON : MediaType.TEXT_HTML);
        }

        boolean changes() {
            return !List.of(HttpMethod.GET, HttpMethod.HEAD).contains(method);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private Stream<Endpoint> endpoints() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("com.bmasia.crm."))
                .filter(entry ->
                        !ErrorController.class.isAssignableFrom(entry.getValue().getBeanType()))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(path -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(RequestMethod::asHttpMethod)
                                .map(method -> new Endpoint(method, path))))
                .distinct();
    }

    @TestFactory
    Stream<DynamicTest> asksStrangersForALogin() {
        return endpoints()
                .filter(endpoint -> !PUBLIC.contains(endpoint.toString()))
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> {
                    TestSecurityContextHolder.clearContext();
                    MockHttpServletResponse answer = answer(endpoint.request().with(csrf()));
                    if (endpoint.path().startsWith("/api/")) {
                        assertThat(answer.getStatus()).isEqualTo(401);
                    } else {
                        assertThat(answer.getRedirectedUrl()).endsWith("/login");
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> changesNothingWithoutTheTokenOfAPageOfOurs() {
        return endpoints()
                .filter(endpoint -> endpoint.changes() && !endpoint.path().startsWith("/api/"))
                .filter(endpoint -> !ACT_BY_ADDRESS.contains(endpoint.toString()))
                .map(endpoint -> DynamicTest.dynamicTest(
                        endpoint.toString(),
                        () -> assertThat(answer(endpoint.request().with(as.page("admin")))
                                        .getStatus())
                                .isEqualTo(403)));
    }

    /** Each from an address of its own: one address without a login may ask only so often in a minute. */
    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        int stranger = STRANGERS.incrementAndGet();
        return mvc.perform(request.with(sent -> {
                    sent.setRemoteAddr("198.18.%d.%d".formatted(stranger / 250, stranger % 250 + 1));
                    return sent;
                }))
                .andReturn()
                .getResponse();
    }
}
