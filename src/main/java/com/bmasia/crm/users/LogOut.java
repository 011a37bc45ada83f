package com.bmasia.crm.users;

import com.bmasia.crm.web.LiveUpdates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/** What follows a logout. The session is gone by now, so that a stream which is closed cannot come back with it. */
@Component
class LogOut implements LogoutSuccessHandler {

    private final AuditLog audit;
    private final LiveUpdates live;

    LogOut(AuditLog audit, LiveUpdates live) {
        this.audit = audit;
        this.live = live;
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, Authentication who)
            throws IOException {
        if (who != null && who.getPrincipal() instanceof CurrentUser user) {
            audit.recordSignIn(AuditLog.SignIn.LOGGED_OUT, user, request.getRemoteAddr());
            live.end(user.id().toString());
        }
        response.sendRedirect(request.getContextPath() + "/login?out");
    }
}
