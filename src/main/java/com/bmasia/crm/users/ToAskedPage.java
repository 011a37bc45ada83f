package com.bmasia.crm.users;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * After the login: back to the page that was asked for; no request parameter can name another place. Marks the session with
 * the account's id, by which {@link Sessions} ends it, and lets it live for a working day.
 */
class ToAskedPage extends SimpleUrlAuthenticationSuccessHandler {

    private static final Duration WORKING_DAY = Duration.ofHours(12);

    private final RequestCache asked;
    private final KnownDevices devices;

    ToAskedPage(RequestCache asked, KnownDevices devices) {
        super("/");
        this.asked = asked;
        this.devices = devices;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        CurrentUser user = (CurrentUser) authentication.getPrincipal();
        request.getSession().setMaxInactiveInterval((int) WORKING_DAY.toSeconds());
        // Not the user name, which an administrator may change while sessions are open.
        request.getSession()
                .setAttribute(
                        FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                        user.id().toString());
        devices.remember(user.id(), request, response);
        String target = AskedPage.take(asked, request, response).orElse(getDefaultTargetUrl());
        clearAuthenticationAttributes(request);
        getRedirectStrategy().sendRedirect(request, response, target);
    }
}
