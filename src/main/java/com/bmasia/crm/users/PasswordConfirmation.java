package com.bmasia.crm.users;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.login.Limit;
import com.bmasia.crm.users.login.Throttle;
import com.bmasia.crm.users.login.TooManyAttempts;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Asks a signed-in person for the password once more, before what somebody at an unlocked screen could take the account over
 * with. Wrong ones are throttled.
 */
@Component
public class PasswordConfirmation {

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final Throttle throttle;

    PasswordConfirmation(Accounts accounts, PasswordEncoder encoder, Throttle throttle) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.throttle = throttle;
    }

    /** @param field the form field that a refusal is shown at */
    public void require(String field, UserId person, String password) {
        try {
            throttle.take(Limit.PASSWORD_CONFIRMATION, person.toString());
        } catch (TooManyAttempts e) {
            throw new RuleViolation(field, "users.password.too-many", e.minutes());
        }
        if (!encoder.matches(
                password == null ? "" : password, accounts.get(person).passwordHash())) {
            throw new RuleViolation(field, "users.password.old-wrong");
        }
        forget(person);
    }

    void forget(UserId person) {
        throttle.forget(Limit.PASSWORD_CONFIRMATION, person.toString());
    }
}
