package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.mail.keys.MailKeys.Sealed;
import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.Changes;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A mail server with user and password, and who sends through it. How it fares (state, pause, trouble) is not here: the
 * dispatcher writes that, and an edit at the same moment must not overwrite it.
 */
@Table("mail_account")
class SenderAccount {

    private static final Set<Integer> SUBMISSION = Set.of(465, 587);

    @Id
    private final UUID id;

    @Version
    private Integer version;

    private final AccountKind kind;
    private final UUID userId;
    private final Role role;
    private boolean active;
    private String host;
    private Integer port;
    private SmtpSecurity security;
    private String username;
    private byte[] secret;
    private String secretKey;
    private String fromName;

    @Column("from_address")
    private String fromEmail;

    private Integer limitPerMinute;
    private Integer limitPerDay;
    private final Instant createdAt;
    private Instant updatedAt;
    private Instant removedAt;

    @PersistenceCreator
    SenderAccount(UUID id, AccountKind kind, UUID userId, Role role, Instant createdAt) {
        this.id = id;
        this.kind = kind;
        this.userId = userId;
        this.role = role;
        this.createdAt = createdAt;
    }

    static SenderAccount of(UserId person, Instant now) {
        return create(AccountKind.OWN, person.value(), null, now);
    }

    static SenderAccount of(Role role, Instant now) {
        return create(AccountKind.ROLE, null, role, now);
    }

    private static SenderAccount create(AccountKind kind, UUID userId, Role role, Instant now) {
        SenderAccount account = new SenderAccount(Ids.next(), kind, userId, role, now);
        account.active = true;
        return account;
    }

    /**
     * @param password null keeps the stored one
     * @return what this changed; of the password only that it did
     */
    Changes edit(SenderDetails to, Sealed password, Instant now) {
        requirePasswordFor(to, password);
        Changes changes = new Changes()
                .field("host", host, to.host())
                .field("port", port, to.port())
                .field(
                        "security",
                        security == null ? null : security.name(),
                        to.security().name())
                .field("username", username, to.username())
                .field("fromName", fromName, to.fromName())
                .field("fromEmail", fromEmail, to.fromEmail())
                .field("limitPerMinute", limitPerMinute, to.limitPerMinute())
                .field("limitPerDay", limitPerDay, to.limitPerDay());
        host = to.host();
        port = to.port();
        security = to.security();
        username = to.username();
        fromName = to.fromName();
        fromEmail = to.fromEmail();
        limitPerMinute = to.limitPerMinute();
        limitPerDay = to.limitPerDay();
        if (password != null) {
            changes.field("password", null, "changed");
            keep(password);
        } else if (username == null) {
            keep(null);
        }
        updatedAt = now;
        return changes;
    }

    /**
     * The stored password only ever goes where it went before: whoever has got hold of somebody's session could otherwise
     * let it be sent to a server of his own, or in clear.
     */
    private void requirePasswordFor(SenderDetails to, Sealed password) {
        Checks checks = new Checks();
        if (to.username() == null) {
            checks.require(password == null, "username", "mail.account.username.needed");
        } else if (password == null) {
            checks.require(secret != null, "password", "mail.account.password.needed");
            checks.require(secret == null || !goesElsewhere(to), "password", "mail.account.password.again");
        }
        checks.throwIfAny();
    }

    /** Whether these details mean another server or login. */
    boolean goesElsewhere(SenderDetails to) {
        return !Objects.equals(host, to.host())
                || !Objects.equals(port, to.port())
                || security != to.security()
                || !Objects.equals(username, to.username());
    }

    /**
     * It needs an address to write from, and a login where mail is handed in by people (RFC 6409).
     *
     * @throws RuleViolation where nobody could send through it
     */
    void requireUsable() {
        boolean login = username != null || port == null || !SUBMISSION.contains(port);
        Checks checks = new Checks();
        checks.require(hasSender(), "fromEmail", "mail.account.rule.sender");
        checks.require(login, "username", "mail.account.rule.login");
        checks.throwIfAny();
    }

    /** Otherwise mails of the role would come from the company's address, through a server that knows nothing of it. */
    boolean hasSender() {
        return fromEmail != null || EmailAddress.isValid(username) || kind != AccountKind.ROLE;
    }

    /** The system account goes back to the mail server of the settings. */
    void useSettings(Instant now) {
        if (kind != AccountKind.SYSTEM) {
            throw new IllegalStateException("only the system account has a server in the settings");
        }
        host = null;
        port = null;
        security = null;
        username = null;
        fromName = null;
        fromEmail = null;
        limitPerMinute = null;
        limitPerDay = null;
        keep(null);
        updatedAt = now;
    }

    /** Whether this changed anything. */
    boolean setActive(boolean active, Instant now) {
        requireNotSystem();
        boolean changed = this.active != active;
        this.active = active;
        updatedAt = now;
        return changed;
    }

    /** The row stays, because mails name it; its password does not. */
    void remove(Instant now) {
        requireNotSystem();
        active = false;
        keep(null);
        removedAt = now;
        updatedAt = now;
    }

    private void requireNotSystem() {
        if (kind == AccountKind.SYSTEM) {
            throw new RuleViolation(null, "mail.account.system.stays");
        }
    }

    private void keep(Sealed sealed) {
        secret = sealed == null ? null : sealed.bytes();
        secretKey = sealed == null ? null : sealed.keyId();
    }

    UUID id() {
        return id;
    }

    int version() {
        return version;
    }

    AccountKind kind() {
        return kind;
    }

    UserId person() {
        return userId == null ? null : new UserId(userId);
    }

    Role role() {
        return role;
    }
}
