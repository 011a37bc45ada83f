package com.bmasia.crm.mail.web;

import com.bmasia.crm.web.Languages;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The language of a public page: that of {@code ?lang=th}, with which our mails and the page's own switch lead to it, else
 * that of the browser as far as we speak it, else English.
 */
class LanguageInAddress extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Locale locale = Languages.spoken(request.getParameter("lang")).orElseGet(() -> Languages.asked(request));
        chain.doFilter(new Speaking(request, locale), response);
    }

    /** As if the browser had asked for this language alone. */
    private static final class Speaking extends HttpServletRequestWrapper {

        private final Locale locale;

        Speaking(HttpServletRequest request, Locale locale) {
            super(request);
            this.locale = locale;
        }

        @Override
        public String getHeader(String name) {
            return HttpHeaders.ACCEPT_LANGUAGE.equalsIgnoreCase(name) ? locale.toLanguageTag() : super.getHeader(name);
        }

        @Override
        public Locale getLocale() {
            return locale;
        }

        @Override
        public Enumeration<Locale> getLocales() {
            return Collections.enumeration(List.of(locale));
        }
    }
}
