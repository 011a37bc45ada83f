package com.bmasia.crm.users;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.passwords.PasswordRule;
import com.bmasia.crm.web.LiveUpdates;
import java.time.Clock;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The three ways to another password. Each ends what was given out on the old one; none ever stands in an audit entry. */
@Service
@Transactional
public class PasswordService {

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final PasswordConfirmation confirmation;
    private final Sessions sessions;
    private final LiveUpdates live;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PasswordService(
            Accounts accounts,
            PasswordEncoder encoder,
            PasswordConfirmation confirmation,
            Sessions sessions,
            LiveUpdates live,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.confirmation = confirmation;
        this.sessions = sessions;
        this.live = live;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** An administrator gives somebody a new password; all sessions of the account end. */
    @Requires(Permission.ADMINISTER)
    public void setPassword(UserId id, String password, CurrentUser by) {
        replacePassword(accounts.get(id), password, "user.password-set", false, by);
    }

    /**
     * Somebody changes the own password; the other sessions of the account end. Wrong old ones are throttled like logins.
     *
     * @param keepKeys whether the programs that hold API keys go on
     */
    public void changePassword(String old, String password, boolean keepKeys, CurrentUser by) {
        Account account = accounts.get(by.id());
        confirmation.require("oldPassword", by.id(), old);
        if (old.equals(password)) {
            throw new RuleViolation("password", "users.password.same");
        }
        replacePassword(account, password, "user.password-changed", keepKeys, by);
    }

    /** The holder of a valid reset link chose a new password. Nobody is signed in at that moment. */
    public void resetPassword(UserId id, String password) {
        Account account = accounts.get(id);
        confirmation.forget(id);
        replacePassword(account, password, "user.password-reset", false, null);
    }

    private void replacePassword(Account account, String password, String action, boolean keepKeys, CurrentUser by) {
        PasswordRule.check("password", password, account.username(), account.email());
        account.setPassword(encoder.encode(password), clock.instant());
        try {
            accounts.save(account);
        } catch (OptimisticLockingFailureException e) {
            throw new Conflict("users.account.changed-meanwhile");
        }
        sessions.endOthersOf(account.id());
        live.end(account.id().toString());
        events.publishEvent(new PasswordChanged(account.id(), keepKeys));
        audit.record(by, action, "user", account.id(), account.username(), Map.of());
    }
}
