package com.bmasia.crm.users.passwords;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.PasswordChanged;
import com.bmasia.crm.users.PasswordResetRequested;
import com.bmasia.crm.users.PasswordService;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.UserQueries;
import com.bmasia.crm.users.UserQueries.UserDetails;
import com.bmasia.crm.users.login.Limit;
import com.bmasia.crm.users.login.Throttle;
import com.bmasia.crm.users.login.TooManyAttempts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links by mail with which people choose a password. A link works once, for an hour (an invitation for three days), and
 * only the hash of its token is stored: whoever reads the table cannot use it.
 */
@Service
@Transactional
public class PasswordResets {

    static final Duration RESET_VALID = Duration.ofMinutes(60);
    static final Duration INVITATION_VALID = Duration.ofDays(3);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final UserQueries users;
    private final PasswordService service;
    private final Throttle throttle;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PasswordResets(
            JdbcClient jdbc,
            UserQueries users,
            PasswordService service,
            Throttle throttle,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.users = users;
        this.service = service;
        this.throttle = throttle;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Somebody who is not signed in asks for a link. Nothing tells whether the account exists or has had its share of
     * mails; only an address that asks very often is told to wait.
     */
    public void request(String login, String address) {
        throttle.take(Limit.RESET_BY_ADDRESS, address);
        users.activeByLogin(login).ifPresent(user -> {
            try {
                throttle.take(Limit.RESET_BY_ACCOUNT, user.id().toString());
            } catch (TooManyAttempts e) {
                return;
            }
            issue(user, RESET_VALID, false);
            audit.record(null, "user.password-link-requested", "user", user.id(), user.username(), Map.of());
        });
    }

    /** An administrator has a link sent: to somebody new as an invitation, else to set a new password. */
    @Requires(Permission.ADMINISTER)
    public void send(UserId id, boolean invitation, CurrentUser by) {
        UserDetails user = users.get(id);
        if (!user.active()) {
            throw new RuleViolation(null, "users.account.inactive");
        }
        issue(user, invitation ? INVITATION_VALID : RESET_VALID, invitation);
        audit.record(by, "user.password-link-sent", "user", id, user.username(), Map.of());
    }

    /** Whose link this is, while it can be used; looking does not use it up. */
    @Transactional(readOnly = true)
    public Optional<UserDetails> find(String token) {
        return jdbc.sql("""
                        select user_id from password_reset
                         where token_hash = :hash and used_at is null and expires_at > :now
                        """)
                .param("hash", hash(token))
                .param("now", Sql.at(clock.instant()))
                .query((row, n) -> new UserId(Sql.uuid(row, "user_id")))
                .optional()
                .map(users::get)
                .filter(UserDetails::active);
    }

    /** Uses the link up, with all others of the account; the first of two at the same moment wins. */
    public void use(String token, String password) {
        UserDetails user = find(token).orElseThrow(() -> new RuleViolation(null, "users.reset.invalid"));
        PasswordRule.check("password", password, user.username(), user.email());
        int used = jdbc.sql("update password_reset set used_at = :now where token_hash = :hash and used_at is null")
                .param("hash", hash(token))
                .param("now", Sql.at(clock.instant()))
                .update();
        if (used == 0) {
            throw new RuleViolation(null, "users.reset.invalid");
        }
        service.resetPassword(user.id(), password);
    }

    /** Links that are under way were asked for because of the old password, maybe by somebody else. */
    @EventListener
    public void endLinksOn(PasswordChanged event) {
        jdbc.sql("update password_reset set used_at = :now where user_id = :user and used_at is null")
                .param("user", event.user().value())
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    @Scheduled(cron = "0 23 * * * *")
    void deleteOld() {
        jdbc.sql("delete from password_reset where expires_at < :before")
                .param("before", Sql.at(clock.instant().minus(Duration.ofDays(7))))
                .update();
    }

    private void issue(UserDetails user, Duration valid, boolean invitation) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into password_reset (id, user_id, token_hash, created_at, expires_at)
                        values (:id, :user, :hash, :now, :expires)
                        """)
                .param("id", Ids.next())
                .param("user", user.id().value())
                .param("hash", hash(token))
                .param("now", Sql.at(now))
                .param("expires", Sql.at(now.plus(valid)))
                .update();
        events.publishEvent(new PasswordResetRequested(
                user.email(), user.fullName(), user.username(), token, now.plus(valid), invitation));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
