package com.bmasia.crm.users.api;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.SignIns;
import com.bmasia.crm.users.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Logins through the API. A login is a chain of refresh tokens, each used once for the next; a token that comes a second
 * time was stolen from one side or the other, so the whole chain ends. Access tokens end with their login, at once.
 */
@Service
@Transactional
class ApiLogins {

    private final JdbcClient jdbc;
    private final SignIns signIns;
    private final AccessTokens accessTokens;
    private final ApiProperties settings;
    private final Clock clock;

    ApiLogins(JdbcClient jdbc, SignIns signIns, AccessTokens accessTokens, ApiProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.signIns = signIns;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.clock = clock;
    }

    record Tokens(String access, String refresh, CurrentUser user) {}

    private record Login(UUID id, UserId user, Instant expiresAt) {}

    Tokens begin(CurrentUser user) {
        Instant now = clock.instant();
        Login login = new Login(Ids.next(), user.id(), now.plus(settings.loginLifetime()));
        jdbc.sql("insert into api_login (id, user_id, created_at, expires_at) values (:id, :user, :now, :expires)")
                .param("id", login.id())
                .param("user", user.id().value())
                .param("now", Sql.at(now))
                .param("expires", Sql.at(login.expiresAt()))
                .update();
        return tokens(login, user);
    }

    /** Empty where the token is unknown, used, expired or revoked, or the account is inactive. */
    Optional<Tokens> refresh(String refreshToken) {
        byte[] hash = Secrets.hash(refreshToken);
        Optional<Login> login = jdbc.sql("""
                        update api_refresh_token t set used_at = :now
                          from api_login l
                         where t.token_hash = :hash and t.used_at is null and t.expires_at > :now
                           and l.id = t.login_id and l.revoked_at is null and l.expires_at > :now
                        returning l.id, l.user_id, l.expires_at
                        """)
                .param("now", Sql.at(clock.instant()))
                .param("hash", hash)
                .query((row, n) -> new Login(
                        Sql.uuid(row, "id"), new UserId(Sql.uuid(row, "user_id")), Sql.instant(row, "expires_at")))
                .optional();
        if (login.isEmpty()) {
            end(refreshToken);
            return Optional.empty();
        }
        return signIns.byId(login.get().user()).map(user -> tokens(login.get(), user));
    }

    /** Ends the login to which the token belongs, whether it was used or not. */
    void end(String refreshToken) {
        jdbc.sql("""
                        update api_login set revoked_at = :now
                         where id = (select login_id from api_refresh_token where token_hash = :hash) and revoked_at is null
                        """)
                .param("now", Sql.at(clock.instant()))
                .param("hash", Secrets.hash(refreshToken))
                .update();
    }

    void end(UUID login) {
        jdbc.sql("update api_login set revoked_at = :now where id = :id and revoked_at is null")
                .param("now", Sql.at(clock.instant()))
                .param("id", login)
                .update();
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

    private Tokens tokens(Login login, CurrentUser user) {
        Instant now = clock.instant();
        Instant idle = now.plus(settings.refreshTokenLifetime());
        String refresh = Secrets.next("");
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
}
