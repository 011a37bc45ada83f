package com.bmasia.crm.web.load;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says which {@link Share} of the connections a request uses, and answers one that got none. Outside of the session, which
 * needs a connection itself.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class ShedLoad extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(ShedLoad.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String HEALTH = "/actuator/health";

    private final Busy busy;

    ShedLoad(Busy busy) {
        this.busy = busy;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Share.begin(shareOf(request));
        Saved.begin(request);
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            if (ClientGone.isCauseOf(failure)) {
                log.info("client gone at {} {}", request.getMethod(), request.getRequestURI());
                if (!response.isCommitted()) {
                    response.setStatus(HttpStatus.REQUEST_TIMEOUT.value());
                }
            } else if (NoConnection.isCauseOf(failure) && !response.isCommitted()) {
                busy.answer(request, response);
            } else {
                throw failure;
            }
        } finally {
            Saved.end();
            Share.end();
        }
    }

    private static Share shareOf(HttpServletRequest request) {
        if (request.getServletPath().startsWith(HEALTH)) {
            return Share.HEALTH;
        }
        return READING.contains(request.getMethod()) ? Share.READING : Share.CHANGING;
    }

    /** The error page is made in a second pass. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }
}
