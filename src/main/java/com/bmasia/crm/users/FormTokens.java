package com.bmasia.crm.users;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * The token against foreign forms: in the session of a signed-in person, in a cookie that no script can read before that.
 * So that whoever only looks at the login page leaves no session behind.
 */
class FormTokens implements CsrfTokenRepository {

    private final HttpSessionCsrfTokenRepository bySession = new HttpSessionCsrfTokenRepository();
    private final CookieCsrfTokenRepository byCookie = new CookieCsrfTokenRepository();

    FormTokens() {
        byCookie.setCookieName("crm-form");
        byCookie.setHeaderName("X-CSRF-TOKEN");
        byCookie.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return bySession.generateToken(request);
    }

    @Override
    public void saveToken(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return request.getSession(false) == null ? byCookie : bySession;
    }
}
