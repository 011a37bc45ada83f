package com.bmasia.crm.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of a person who has gone away and left a page open. Such a page goes on asking for news by itself, and
 * the session store takes every request for a sign of life; here only what a person does counts. Runs before security,
 * which then asks for a login.
 */
@Component
@Order(-200)
class EndIdleSessions extends OncePerRequestFilter {

    /** Sent by our scripts with requests that nobody asked for. */
    private static final String AUTOMATIC = "X-Automatic";

    private static final String LIVE = "/live";
    private static final String LAST_SEEN = "lastSeen";
    private static final Duration PRECISION = Duration.ofMinutes(1);

    private final Clock clock;

    EndIdleSessions(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            Instant seen = (Instant) session.getAttribute(LAST_SEEN);
            Duration away = seen == null ? PRECISION : Duration.between(seen, clock.instant());
            if (away.toSeconds() > session.getMaxInactiveInterval()) {
                session.invalidate();
            } else if (away.compareTo(PRECISION) >= 0 && !isAutomatic(request)) {
                session.setAttribute(LAST_SEEN, clock.instant());
            }
        }
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/web/") || path.startsWith("/lib/") || ApiRequests.isApi(path);
    }

    private static boolean isAutomatic(HttpServletRequest request) {
        return request.getServletPath().equals(LIVE) || request.getHeader(AUTOMATIC) != null;
    }
}
