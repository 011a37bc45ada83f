package com.bmasia.crm.users.api;

import com.bmasia.crm.users.CurrentUser;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads {@code Authorization: Bearer …} (access token) or {@code Api-Key …} and looks the account up, for each request
 * anew. Bad credentials count as none: what is public stays reachable for a client with an old token.
 */
class ApiAuthentication extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";
    private static final String API_KEY = "Api-Key ";

    private final AccessTokens tokens;
    private final ApiLogins logins;
    private final ApiKeys keys;

    ApiAuthentication(AccessTokens tokens, ApiLogins logins, ApiKeys keys) {
        this.tokens = tokens;
        this.logins = logins;
        this.keys = keys;
    }

    /** By what the person was recognised; null for the one or the other. */
    record Credential(UUID login, UUID key) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (sent != null && sent.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            tokens.read(sent.substring(BEARER.length()).strip())
                    .ifPresent(claims -> logins.holder(claims)
                            .ifPresent(user -> signIn(user, new Credential(claims.login(), null))));
        } else if (sent != null && sent.regionMatches(true, 0, API_KEY, 0, API_KEY.length())) {
            keys.holder(sent.substring(API_KEY.length()).strip())
                    .ifPresent(holder -> signIn(holder.user(), new Credential(null, holder.key())));
        }
        chain.doFilter(request, response);
    }

    private static void signIn(CurrentUser user, Credential credential) {
        UsernamePasswordAuthenticationToken token =
                UsernamePasswordAuthenticationToken.authenticated(user, null, user.authorities());
        token.setDetails(credential);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(token);
        SecurityContextHolder.setContext(context);
    }
}
