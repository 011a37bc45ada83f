package com.bmasia.crm.users.api;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.AuditLog.SignIn;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.SignIns;
import com.bmasia.crm.users.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Logins through the API. A login is a chain of refresh tokens, each used once for the next. Two tabs of one browser may
 * send the same token at once, so for a short while a used one leads to the same successor again; later it was stolen from
 * one side or the other, and the whole chain ends. Access tokens end with their login, at once.
 */
@Service
@Transactional
class ApiLogins {

    /** How long a used token may come again: requests that were under way, and their repetition. */
    static final Duration SAME_AGAIN = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final SignIns signIns;
    private final AccessTokens accessTokens;
    private final Successors successors;
    private final AuditLog audit;
    private final ApiProperties settings;
    private final Clock clock;

    ApiLogins(
            JdbcClient jdbc,
            SignIns signIns,
            AccessTokens accessTokens,
            Successors successors,
            AuditLog audit,
            ApiProperties settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.signIns = signIns;
        this.accessTokens = accessTokens;
        this.successors = successors;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    record Tokens(String access, String refresh, CurrentUser user) {}

    private record Login(UUID id, UserId user, Instant expiresAt) {}

    private record Used(Login login, Instant at) {}

    Tokens begin(CurrentUser user) {
        Instant now = clock.instant();
        Login login = new Login(Ids.next(), user.id(), now.plus(settings.loginLifetime()));
        jdbc.sql("insert into api_login (id, user_id, created_at, expires_at) values (:id, :user, :now, :expires)")
                .param("id", login.id())
                .param("user", user.id().value())
                .param("now", Sql.at(now))
                .param("expires", Sql.at(login.expiresAt()))
                .update();
        return tokens(login, Secrets.next(""), user);
    }

    /**
     * Empty where the token is unknown, expired or revoked, was used a while ago, or the account is inactive.
     *
     * @param address where the request comes from, for the audit log
     */
    Optional<Tokens> refresh(String refreshToken, String address) {
        Optional<Login> login = useUp(refreshToken);
        if (login.isPresent()) {
            return signIns.byId(login.get().user()).map(user -> tokens(login.get(), successors.of(refreshToken), user));
        }
        // A statement of its own: it sees what the faster of two at once has committed meanwhile.
        Optional<Used> used = used(refreshToken);
        Instant now = clock.instant();
        if (used.isEmpty()) {
            end(refreshToken);
            return Optional.empty();
        }
        String successor = successors.of(refreshToken);
        if (used.get().at().plus(SAME_AGAIN).isAfter(now) && isKnown(successor)) {
            return signIns.byId(used.get().login().user())
                    .map(user -> repeated(used.get().login(), successor, user));
        }
        end(refreshToken);
        Login ended = used.get().login();
        audit.recordSignIn(
                SignIn.REFRESH_TOKEN_REUSED, signIns.byId(ended.user()).orElse(null), address);
        return Optional.empty();
    }

    private Optional<Login> useUp(String refreshToken) {
        return jdbc.sql("""
                        update api_refresh_token t set used_at = :now
                          from api_login l
                         where t.token_hash = :hash and t.used_at is null and t.expires_at > :now
                           and l.id = t.login_id and l.revoked_at is null and l.expires_at > :now
                        returning l.id, l.user_id, l.expires_at
                        """)
                .param("now", Sql.at(clock.instant()))
                .param("hash", Secrets.hash(refreshToken))
                .query((row, n) -> login(row))
                .optional();
    }

    /** A used token of a login that has not ended. */
    private Optional<Used> used(String refreshToken) {
        return jdbc.sql("""
                        select l.id, l.user_id, l.expires_at, t.used_at
                          from api_refresh_token t join api_login l on l.id = t.login_id
                         where t.token_hash = :hash and t.used_at is not null
                           and l.revoked_at is null and l.expires_at > :now
                        """)
                .param("now", Sql.at(clock.instant()))
                .param("hash", Secrets.hash(refreshToken))
                .query((row, n) -> new Used(login(row), Sql.instant(row, "used_at")))
                .optional();
    }

    private boolean isKnown(String refreshToken) {
        return jdbc.sql("select exists (select from api_refresh_token where token_hash = :hash)")
                .param("hash", Secrets.hash(refreshToken))
                .query(Boolean.class)
                .single();
    }

    private static Login login(ResultSet row) throws SQLException {
        return new Login(Sql.uuid(row, "id"), new UserId(Sql.uuid(row, "user_id")), Sql.instant(row, "expires_at"));
    }

    /** Ends the login to which the token belongs, whether it was used or not. */
    void logOut(String refreshToken, String address) {
        end(refreshToken).ifPresent(user -> loggedOut(user, address));
    }

    void logOut(UUID login, String address) {
        jdbc.sql("update api_login set revoked_at = :now where id = :id and revoked_at is null returning user_id")
                .param("now", Sql.at(clock.instant()))
                .param("id", login)
                .query((row, n) -> new UserId(Sql.uuid(row, "user_id")))
                .optional()
                .ifPresent(user -> loggedOut(user, address));
    }

    private void loggedOut(UserId user, String address) {
        audit.recordSignIn(SignIn.LOGGED_OUT, signIns.byId(user).orElse(null), address);
    }

    /** Whose login this was; empty where none ended. */
    private Optional<UserId> end(String refreshToken) {
        return jdbc.sql("""
                        update api_login set revoked_at = :now
                         where id = (select login_id from api_refresh_token where token_hash = :hash) and revoked_at is null
                        returning user_id
                        """)
                .param("now", Sql.at(clock.instant()))
                .param("hash", Secrets.hash(refreshToken))
                .query((row, n) -> new UserId(Sql.uuid(row, "user_id")))
                .optional();
    }

    void endAllOf(UserId user) {
        jdbc.sql("update api_login set revoked_at = :now where user_id = :user and revoked_at is null")
                .param("now", Sql.at(clock.instant()))
                .param("user", user.value())
                .update();
    }

    @Transactional(readOnly = true)
    Optional<CurrentUser> holder(AccessTokens.Claims claims) {
        boolean open = jdbc.sql("""
                        select exists (select from api_login
                                        where id = :id and user_id = :user and revoked_at is null and expires_at > :now)
                        """)
                .param("id", claims.login())
                .param("user", claims.user().value())
                .param("now", Sql.at(clock.instant()))
                .query(Boolean.class)
                .single();
        return open ? signIns.byId(claims.user()) : Optional.empty();
    }

    @Scheduled(cron = "0 17 * * * *")
    void removeExpired() {
        jdbc.sql("delete from api_login where expires_at < :now")
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    private Tokens tokens(Login login, String refresh, CurrentUser user) {
        Instant now = clock.instant();
        Instant idle = now.plus(settings.refreshTokenLifetime());
        jdbc.sql("""
                        insert into api_refresh_token (token_hash, login_id, created_at, expires_at)
                        values (:hash, :login, :now, :expires)
                        """)
                .param("hash", Secrets.hash(refresh))
                .param("login", login.id())
                .param("now", Sql.at(now))
                .param("expires", Sql.at(idle.isBefore(login.expiresAt()) ? idle : login.expiresAt()))
                .update();
        return new Tokens(accessTokens.issue(user.id(), login.id()), refresh, user);
    }

    private Tokens repeated(Login login, String refresh, CurrentUser user) {
        return new Tokens(accessTokens.issue(user.id(), login.id()), refresh, user);
    }
}
