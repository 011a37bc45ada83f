package com.bmasia.crm.users;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.login.Limit;
import com.bmasia.crm.users.login.Throttle;
import com.bmasia.crm.users.login.TooManyAttempts;
import com.bmasia.crm.users.passwords.PasswordRule;
import com.bmasia.crm.users.teams.TeamService;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every use case of accounts. Whoever changes an account leaves an audit entry; passwords never appear in one. */
@Service
@Transactional
public class UserService {

    private final Accounts accounts;
    private final TeamService teams;
    private final PasswordEncoder encoder;
    private final Throttle throttle;
    private final Sessions sessions;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UserService(
            Accounts accounts,
            TeamService teams,
            PasswordEncoder encoder,
            Throttle throttle,
            Sessions sessions,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.teams = teams;
        this.encoder = encoder;
        this.throttle = throttle;
        this.sessions = sessions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** @param password null for an account that is entered by an invitation */
    @Requires(Permission.ADMINISTER)
    public UserId create(AccountDetails details, String password, CurrentUser by) {
        requireUnused(details.username(), details.email(), new UUID(0, 0));
        if (password != null) {
            PasswordRule.check("password", password, details.username(), details.email());
        }
        String hash = encoder.encode(password == null ? UUID.randomUUID().toString() : password);
        Account account = save(Account.create(details, hash, clock.instant()));
        String teamsNow = teams.assign(account.id(), details.teams()).now();
        Changes changes = new Changes()
                .field("username", null, details.username())
                .field("email", null, details.email())
                .field("fullName", null, details.fullName())
                .field("roles", null, details.roles())
                .field("teams", null, teamsNow);
        record(by, "user.created", account, changes.asMap());
        return account.id();
    }

    /** @param version what the editor saw; another edit since then is a conflict */
    @Requires(Permission.ADMINISTER)
    public void edit(UserId id, int version, AccountDetails details, CurrentUser by) {
        Account account = accounts.get(id);
        if (account.version() != version) {
            throw new Conflict("users.account.changed-meanwhile");
        }
        requireUnused(details.username(), details.email(), id.value());
        if (!details.roles().contains(Role.ADMIN)) {
            requireAnotherAdmin(account, "roles");
        }
        Changes changes = account.edit(details, clock.instant());
        save(account);
        TeamService.Assignment assignment = teams.assign(id, details.teams());
        changes.field("teams", assignment.before(), assignment.now());
        if (!changes.isEmpty()) {
            record(by, "user.edited", account, changes.asMap());
        }
    }

    /**
     * @param password the present one, needed for another e-mail address only: links for a new password go there, so that
     *     somebody at an unlocked screen could take the account over
     */
    public void editProfile(String fullName, String email, Theme theme, String password, CurrentUser by) {
        Account account = accounts.get(by.id());
        if (email != null && !email.strip().equalsIgnoreCase(account.email())) {
            requirePassword(account, password);
        }
        requireUnused(
                account.username(), email == null ? "" : email.strip(), by.id().value());
        Changes changes = account.editProfile(fullName, email, theme, clock.instant());
        if (!changes.isEmpty()) {
            save(account);
            record(by, "user.edited", account, changes.asMap());
        }
    }

    @Requires(Permission.ADMINISTER)
    public void deactivate(UserId id, CurrentUser by) {
        Account account = accounts.get(id);
        if (by != null && id.equals(by.id())) {
            throw new RuleViolation(null, "users.account.not-oneself");
        }
        requireAnotherAdmin(account, null);
        if (!account.isActive()) {
            return;
        }
        account.setActive(false, clock.instant());
        save(account);
        sessions.endOthersOf(id);
        events.publishEvent(new AccountDeactivated(id));
        record(by, "user.deactivated", account, Map.of());
    }

    @Requires(Permission.ADMINISTER)
    public void activate(UserId id, CurrentUser by) {
        Account account = accounts.get(id);
        if (account.isActive()) {
            return;
        }
        account.setActive(true, clock.instant());
        save(account);
        record(by, "user.activated", account, Map.of());
    }

    /** An administrator gives somebody a new password; all sessions of the account end. */
    @Requires(Permission.ADMINISTER)
    public void setPassword(UserId id, String password, CurrentUser by) {
        replacePassword(accounts.get(id), "password", password, "user.password-set", by);
    }

    /** Somebody changes the own password; the other sessions of the account end. Wrong old ones are throttled like logins. */
    public void changePassword(String old, String password, CurrentUser by) {
        Account account = accounts.get(by.id());
        requirePassword(account, old);
        if (old.equals(password)) {
            throw new RuleViolation("password", "users.password.same");
        }
        replacePassword(account, "password", password, "user.password-changed", by);
    }

    /** The holder of a valid reset link chose a new password. Nobody is signed in at that moment. */
    public void resetPassword(UserId id, String password) {
        Account account = accounts.get(id);
        throttle.forget(Limit.LOGIN_BY_NAME, id.toString());
        replacePassword(account, "password", password, "user.password-reset", null);
    }

    private void requirePassword(Account account, String password) {
        try {
            throttle.take(Limit.LOGIN_BY_NAME, account.id().toString());
        } catch (TooManyAttempts e) {
            throw new RuleViolation("oldPassword", "users.password.too-many", e.minutes());
        }
        if (!encoder.matches(password == null ? "" : password, account.passwordHash())) {
            throw new RuleViolation("oldPassword", "users.password.old-wrong");
        }
        throttle.forget(Limit.LOGIN_BY_NAME, account.id().toString());
    }

    private void replacePassword(Account account, String field, String password, String action, CurrentUser by) {
        PasswordRule.check(field, password, account.username(), account.email());
        account.setPassword(encoder.encode(password), clock.instant());
        save(account);
        sessions.endOthersOf(account.id());
        events.publishEvent(new PasswordChanged(account.id()));
        record(by, action, account, Map.of());
    }

    /** What the checks above cannot see is what another transaction does at this moment; the database does. */
    private Account save(Account account) {
        try {
            return accounts.save(account);
        } catch (OptimisticLockingFailureException e) {
            throw new Conflict("users.account.changed-meanwhile");
        } catch (DbActionExecutionException e) {
            if (e.getCause() instanceof DuplicateKeyException) {
                throw new Conflict("users.account.changed-meanwhile");
            }
            throw e;
        }
    }

    private void requireUnused(String username, String email, UUID except) {
        if (accounts.hasUsername(username, except)) {
            throw new RuleViolation("username", "users.account.username.taken", username);
        }
        if (accounts.hasEmail(email, except)) {
            throw new RuleViolation("email", "users.account.email.taken", email);
        }
    }

    private void requireAnotherAdmin(Account account, String field) {
        accounts.waitForTurnWithAdmins();
        if (account.isActiveAdmin()
                && !accounts.hasActiveAdminBesides(account.id().value())) {
            throw new RuleViolation(field, "users.account.last-admin");
        }
    }

    private void record(CurrentUser by, String action, Account account, Map<String, AuditLog.Change> changes) {
        audit.record(by, action, "user", account.id(), account.username(), changes);
    }
}
