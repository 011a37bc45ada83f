package com.bmasia.crm.users.api;

import com.bmasia.crm.users.AccountDeactivated;
import com.bmasia.crm.users.PasswordChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends API logins in the same transaction as the password or the account that they stood on. */
@Component
class EndApiAccess {

    private final ApiLogins logins;
    private final ApiKeys keys;

    EndApiAccess(ApiLogins logins, ApiKeys keys) {
        this.logins = logins;
        this.keys = keys;
    }

    @EventListener
    void endAccessOn(PasswordChanged event) {
        logins.endAllOf(event.user());
        if (!event.keepKeys()) {
            keys.endAllOf(event.user(), "password changed");
        }
    }

    @EventListener
    void endAllOn(AccountDeactivated event) {
        logins.endAllOf(event.user());
        keys.endAllOf(event.user(), "account deactivated");
    }
}
