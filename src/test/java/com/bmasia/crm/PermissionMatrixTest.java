package com.bmasia.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.ForEveryone;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.web.Navigation;
import com.bmasia.crm.web.NavigationEntry;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint of the application, pages and API alike, keeps to the matrix in {@link Permission}. */
@ModuleTest
class PermissionMatrixTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    Navigation navigation;

    @Autowired
    List<NavigationEntry> menu;

    @AfterEach
    void signOut() {
        TestSecurityContextHolder.clearContext();
    }

    /** One way to call one handler method. */
    private record Endpoint(HttpMethod method, String path, RequestMappingInfo mapping, HandlerMethod handler) {

        Permission permission() {
            Requires own = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Requires.class);
            if (own == null && !AnnotatedElementUtils.hasAnnotation(handler.getMethod(), ForEveryone.class)) {
                own = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Requires.class);
            }
            return own == null ? null : own.value();
        }

        boolean isDeclared() {
            return permission() != null
                    || AnnotatedElementUtils.hasAnnotation(handler.getMethod(), ForEveryone.class)
                    || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ForEveryone.class);
        }

        MockHttpServletRequestBuilder request() {
            String url = path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
            MockHttpServletRequestBuilder request = MockMvcRequestBuilders.request(method, url);
            mapping.getHeadersCondition().getExpressions().stream()
                    .filter(header -> !header.isNegated())
                    .forEach(header -> request.header(header.getName(), header.getValue()));
            mapping.getParamsCondition().getExpressions().stream()
                    .filter(param -> !param.isNegated())
                    .forEach(param -> request.param(param.getName(), param.getValue() == null ? "" : param.getValue()));
            mapping.getConsumesCondition().getConsumableMediaTypes().stream()
                    .filter(MediaType::isConcrete)
                    .findFirst()
                    .ifPresent(request::contentType);
            return request;
        }

        @Override
        public String toString() {
            return method + " " + path + " " + mapping.getHeadersCondition();
        }
    }

    private Stream<Endpoint> endpoints() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("com.bmasia.crm."))
                // The error page is not a place to go to, and belongs to a module below the permissions.
                .filter(entry ->
                        !ErrorController.class.isAssignableFrom(entry.getValue().getBeanType()))
                .flatMap(entry -> entry.getKey().getPatternValues().stream()
                        .flatMap(path -> methods(entry.getKey())
                                .map(method -> new Endpoint(method, path, entry.getKey(), entry.getValue()))));
    }

    private static Stream<HttpMethod> methods(RequestMappingInfo mapping) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Stream.of(HttpMethod.GET) : methods.stream().map(RequestMethod::asHttpMethod);
    }

    @Test
    void everyEndpointSaysWhoMayUseIt() {
        assertThat(endpoints().filter(endpoint -> !endpoint.isDeclared())).isEmpty();
        assertThat(endpoints().filter(endpoint -> endpoint.permission() != null))
                .hasSizeGreaterThan(20);
    }

    @TestFactory
    Stream<DynamicTest> everyEndpointRefusesAndAdmitsByTheMatrix() {
        return endpoints()
                .filter(endpoint -> endpoint.permission() != null)
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> check(endpoint)));
    }

    private void check(Endpoint endpoint) throws Exception {
        for (Role role : Role.values()) {
            int status = mvc.perform(
                            endpoint.request().with(as.page(account(role))).with(csrf()))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            if (endpoint.permission().isGivenTo(role)) {
                assertThat(status).as("%s as %s", endpoint, role).isNotIn(401, 403);
            } else {
                assertThat(status).as("%s as %s", endpoint, role).isEqualTo(403);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> theMenuFollowsTheMatrix() {
        return Stream.of(Role.values()).map(role -> DynamicTest.dynamicTest(role.name(), () -> checkMenu(role)));
    }

    private void checkMenu(Role role) throws Exception {
        Set<GrantedAuthority> authorities = Stream.of(Permission.values())
                .filter(permission -> permission.isGivenTo(role))
                .map(permission -> new SimpleGrantedAuthority(permission.name()))
                .collect(Collectors.toSet());
        Map<String, List<NavigationEntry>> shown =
                navigation.visibleTo(new TestingAuthenticationToken(role, null, authorities));
        Set<String> urls = shown.values().stream()
                .flatMap(Collection::stream)
                .map(NavigationEntry::url)
                .collect(Collectors.toSet());
        for (NavigationEntry entry : menu) {
            int status = mvc.perform(MockMvcRequestBuilders.get(entry.url())
                            .accept(MediaType.TEXT_HTML)
                            .with(as.page(account(role))))
                    .andReturn()
                    .getResponse()
                    .getStatus();
            assertThat(status).as("%s as %s", entry.url(), role).isEqualTo(urls.contains(entry.url()) ? 200 : 403);
        }
    }

    private static String account(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
