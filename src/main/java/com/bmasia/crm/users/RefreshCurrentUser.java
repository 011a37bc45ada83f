package com.bmasia.crm.users;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Replaces the person remembered in the session by what the database says now: changed roles and teams count at the next
 * click, a deactivated account is signed out.
 */
class RefreshCurrentUser extends OncePerRequestFilter {

    private final SignIns signIns;

    RefreshCurrentUser(SignIns signIns) {
        this.signIns = signIns;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication remembered = SecurityContextHolder.getContext().getAuthentication();
        if (remembered instanceof UsernamePasswordAuthenticationToken
                && remembered.getPrincipal() instanceof CurrentUser user) {
            SecurityContext fresh = SecurityContextHolder.createEmptyContext();
            signIns.byId(user.id())
                    .ifPresentOrElse(
                            now -> fresh.setAuthentication(
                                    UsernamePasswordAuthenticationToken.authenticated(now, null, now.authorities())),
                            () -> signOut(request));
            SecurityContextHolder.setContext(fresh);
        }
        chain.doFilter(request, response);
    }

    private static void signOut(HttpServletRequest request) {
        if (request.getSession(false) != null) {
            request.getSession(false).invalidate();
        }
    }
}
