package com.bmasia.crm.users;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * After the login: back to the page that was asked for, which only the session remembers; no request parameter can name
 * another place. Marks the session with the account's id, by which {@link Sessions} ends it.
 */
class ToAskedPage extends SavedRequestAwareAuthenticationSuccessHandler {

    private final KnownDevices devices;

    ToAskedPage(KnownDevices devices) {
        this.devices = devices;
        setDefaultTargetUrl("/");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        CurrentUser user = (CurrentUser) authentication.getPrincipal();
        // Not the user name, which an administrator may change while sessions are open.
        request.getSession()
                .setAttribute(
                        FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                        user.id().toString());
        devices.remember(user.id(), request, response);
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
