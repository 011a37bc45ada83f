package com.bmasia.crm.users;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where a login comes from: the address, and what the browser says about having been here before. */
class LoginDetails extends WebAuthenticationDetails {

    /** Not for the session, which keeps these details. */
    private final transient String devices;

    LoginDetails(HttpServletRequest request) {
        super(request);
        this.devices = KnownDevices.sentBy(request);
    }

    String devices() {
        return devices == null ? "" : devices;
    }
}
