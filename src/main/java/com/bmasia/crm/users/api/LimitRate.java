package com.bmasia.crm.users.api;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.web.api.ApiErrors;
import com.bmasia.crm.web.api.TooManyRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts each request for the API key, else the person, else the address it comes from. */
class LimitRate extends OncePerRequestFilter {

    private final RateLimits limits;
    private final ApiErrors errors;

    LimitRate(RateLimits limits, ApiErrors errors) {
        this.limits = limits;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            count(request);
        } catch (TooManyRequests e) {
            errors.write(e, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void count(HttpServletRequest request) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !(who.getPrincipal() instanceof CurrentUser user)) {
            limits.takeAsStranger(request.getRemoteAddr());
        } else if (who.getDetails() instanceof ApiAuthentication.Credential credential && credential.key() != null) {
            limits.takeAsKnown("key " + credential.key());
        } else {
            limits.takeAsKnown("user " + user.id());
        }
    }
}
