package com.bmasia.crm.users.api;

import com.bmasia.crm.users.AskedPage;
import com.bmasia.crm.web.api.ApiErrors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

/**
 * Who gets into the API: by token or key only, never by the cookie of a page, so no foreign page can act for somebody.
 * What is refused here is answered as JSON.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final String[] DOCUMENTATION = {
        "/api/v1/docs/**", "/api/v1/swagger-ui/**", "/api/v1/openapi.json", "/api/v1/openapi.json/**"
    };
    private static final String NO_PAGE = "default-src 'none'; frame-ancestors 'none'";
    /** The page to try the API draws with style attributes and images within its style sheet. */
    private static final String TRY_OUT_PAGE = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** The description of the API is for signed-in people: by the cookie of a page, or by token. */
    @Bean
    @Order(0)
    SecurityFilterChain apiDocumentation(
            HttpSecurity http, AccessTokens tokens, ApiLogins logins, ApiKeys keys, ApiErrors errors) throws Exception {
        MediaTypeRequestMatcher page = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        page.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return http.securityMatcher(DOCUMENTATION)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .requestCache(cache -> cache.requestCache(AskedPage.cache(page)))
                .exceptionHandling(refusals -> refusals.defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), page)
                        .defaultAuthenticationEntryPointFor(
                                (request, response, failure) -> refuse(request, response, failure, errors),
                                AnyRequestMatcher.INSTANCE))
                .addFilterBefore(new ApiAuthentication(tokens, logins, keys), AnonymousAuthenticationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(TRY_OUT_PAGE)))
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            AccessTokens tokens,
            ApiLogins logins,
            ApiKeys keys,
            RateLimits limits,
            RepeatedWrites writes,
            ApiErrors errors,
            ApiProperties settings)
            throws Exception {
        return http.securityMatcher("/api/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.POST, "/api/v1/auth/login", "/api/v1/auth/refresh", "/api/v1/auth/logout")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (request, response, failure) -> refuse(request, response, failure, errors))
                        .accessDeniedHandler((request, response, failure) -> errors.write(failure, response)))
                .addFilterBefore(new ApiAuthentication(tokens, logins, keys), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new LimitRate(limits, errors), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new LimitBody(settings.maxBody(), errors), AuthorizationFilter.class)
                .addFilterAfter(new AnswerOnce(writes, errors), LimitBody.class)
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(NO_PAGE)))
                .build();
    }

    private static void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException failure,
            ApiErrors errors) {
        boolean sent = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, sent ? "Bearer error=\"invalid_token\"" : "Bearer");
        errors.write(failure, response);
    }
}
