package com.bmasia.crm.mail.web;

import com.bmasia.crm.mail.PublicPages;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/**
 * What recipients reach from a mail, without an account, a session or a cookie. The signed token in the address is the only
 * right there is, so a foreign page that sends a form here can do nothing that it could not do anyway: hence no CSRF token,
 * which would need a session and would shut out the one click of mail programs (RFC 8058).
 */
@Configuration(proxyBeanMethods = false)
class PublicMailSecurity {

    /** Style attributes are left out, unlike on our own pages: no diagram is drawn here. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " font-src 'self' data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";

    @Bean
    PublicRates publicMailRates(Clock clock) {
        return new PublicRates(clock);
    }

    /** Before that of the pages, which takes everything. */
    @Bean
    @Order(1)
    SecurityFilterChain publicMail(HttpSecurity http, PublicRates rates, ObjectProvider<PublicPages> others)
            throws Exception {
        String[] patterns = Stream.concat(Stream.of("/m/**"), others.stream().map(PublicPages::pattern))
                .toArray(String[]::new);
        return http.securityMatcher(patterns)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(new LimitPublicRate(rates), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new LanguageInAddress(), AnonymousAuthenticationFilter.class)
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .addHeaderWriter(new StaticHeadersWriter("X-Robots-Tag", "noindex, nofollow")))
                .build();
    }
}
