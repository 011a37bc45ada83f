package com.bmasia.crm.users;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The page that a stranger asked for, until the login: in a cookie, so that a stranger makes no session. */
public final class AskedPage {

    /** A longer address does not fit into a cookie; after the login its page is the first one. */
    private static final int LONGEST = 1500;

    private AskedPage() {}

    public static RequestCache cache(RequestMatcher worthReturningTo) {
        CookieRequestCache cache = new CookieRequestCache();
        cache.setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
        cache.setRequestMatcher(request -> worthReturningTo.matches(request) && length(request) <= LONGEST);
        return cache;
    }

    /** Taken out of the cookie; only its path counts, so that no cookie leads to another site. */
    static Optional<String> take(RequestCache cache, HttpServletRequest request, HttpServletResponse response) {
        try {
            SavedRequest asked = cache.getRequest(request, response);
            cache.removeRequest(request, response);
            return Optional.ofNullable(asked)
                    .map(SavedRequest::getRedirectUrl)
                    .map(URI::create)
                    .map(address -> address.getRawQuery() == null
                            ? address.getRawPath()
                            : address.getRawPath() + "?" + address.getRawQuery())
                    .filter(Notifications::isInternal);
        } catch (IllegalArgumentException forged) {
            return Optional.empty();
        }
    }

    private static int length(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURL().length() + (query == null ? 0 : query.length());
    }
}
