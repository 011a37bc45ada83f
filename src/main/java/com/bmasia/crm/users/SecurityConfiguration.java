package com.bmasia.crm.users;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import org.springframework.boot.autoconfigure.security.servlet.PathRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.ForwardAuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;

/** Who gets in, and with what protection. What a signed-in person may do is said by {@link Requires}. */
@Configuration(proxyBeanMethods = false)
// Of a person who is not signed in; a login lengthens it.
@EnableJdbcHttpSession(tableName = "user_session", maxInactiveIntervalInSeconds = 15 * 60)
class SecurityConfiguration {

    /** Scripts and style sheets only from our own files; bpmn-js and form-js set style attributes, hence the one exception. */
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private static final RequestMatcher HTMX = new RequestHeaderRequestMatcher("HX-Request", "true");

    @Bean
    PasswordEncoder passwordEncoder() {
        return LongPasswordEncoder.delegating(10);
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http, PasswordLogin login, KnownDevices devices, SignIns signIns, LogOut logOut)
            throws Exception {
        RequestCache asked = AskedPage.cache(SecurityConfiguration::isWholePage);
        // Not authenticationProvider(login): then the parent manager would ask it again, and count a failure twice.
        return http.authenticationManager(new ProviderManager(login))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                PathRequest.toStaticResources().atCommonLocations())
                        .permitAll()
                        .requestMatchers(
                                "/web/**",
                                "/lib/**",
                                "/login",
                                "/login/failed",
                                "/password/**",
                                "/error",
                                "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAuthority(Permission.OPERATE.name())
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login")
                        .authenticationDetailsSource(LoginDetails::new)
                        .successHandler(new ToAskedPage(asked, devices))
                        .failureHandler(new ForwardAuthenticationFailureHandler("/login/failed")))
                .logout(logout -> logout.logoutSuccessHandler(logOut))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens()))
                .requestCache(cache -> cache.requestCache(asked))
                .exceptionHandling(errors -> errors.authenticationEntryPoint(toLogin()))
                .addFilterBefore(new RefreshCurrentUser(signIns), AuthorizationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(
                                referrer -> referrer.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN)))
                .build();
    }

    /** Only what makes sense to return to after the login: pages, not their parts, data or event streams. */
    private static boolean isWholePage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return "GET".equals(request.getMethod())
                && accept != null
                && accept.contains("text/html")
                && !HTMX.matches(request);
    }

    /** A part that htmx asks for after the session has ended sends the whole page to the login, not the form into the part. */
    private static AuthenticationEntryPoint toLogin() {
        LinkedHashMap<RequestMatcher, AuthenticationEntryPoint> byRequest = new LinkedHashMap<>();
        byRequest.put(HTMX, (request, response, reason) -> {
            response.setHeader("HX-Redirect", request.getContextPath() + "/login");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        });
        DelegatingAuthenticationEntryPoint toLogin = new DelegatingAuthenticationEntryPoint(byRequest);
        toLogin.setDefaultEntryPoint(new LoginUrlAuthenticationEntryPoint("/login"));
        return toLogin;
    }
}
