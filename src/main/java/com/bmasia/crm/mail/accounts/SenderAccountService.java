package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.mail.keys.MailKeys;
import com.bmasia.crm.mail.keys.MailKeys.Sealed;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.Changes;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserDirectory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every use case of sender accounts. Passwords come in and are sealed at once; nothing here, in the audit log or in an
 * answer tells one.
 */
@Service
@Transactional
public class SenderAccountService {

    private static final int MAX_PASSWORD = 500;

    private final SenderAccounts accounts;
    private final MailKeys keys;
    private final PrivateHosts hosts;
    private final UserDirectory people;
    private final AuditLog audit;
    private final Clock clock;

    SenderAccountService(
            SenderAccounts accounts,
            MailKeys keys,
            PrivateHosts hosts,
            UserDirectory people,
            AuditLog audit,
            Clock clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.hosts = hosts;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param version what the editor saw; ignored where there is no account yet
     * @param password empty or null keeps the stored one
     */
    public void saveOwn(int version, SenderDetails details, String password, CurrentUser by) {
        hosts.requireAllowed(details.host());
        accounts.ownOf(by.id().value())
                .ifPresentOrElse(
                        account -> edit(account, version, details, password, by),
                        () -> create(SenderAccount.of(by.id(), clock.instant()), details, password, by));
    }

    public void setOwnActive(boolean active, CurrentUser by) {
        setActive(own(by), active, by);
    }

    public void removeOwn(CurrentUser by) {
        remove(own(by), by);
    }

    @Requires(Permission.ADMINISTER)
    public UUID createForRole(Role role, SenderDetails details, String password, CurrentUser by) {
        if (role == null) {
            throw new RuleViolation("role", "mail.account.role.needed");
        }
        if (accounts.existsFor(role)) {
            throw new RuleViolation("role", "mail.account.role.taken");
        }
        return create(SenderAccount.of(role, clock.instant()), details, password, by);
    }

    /** The account of a role or the company's. What is a person's own, nobody else edits. */
    @Requires(Permission.ADMINISTER)
    public void edit(UUID id, int version, SenderDetails details, String password, CurrentUser by) {
        SenderAccount account = accounts.get(id);
        if (account.kind() == AccountKind.OWN) {
            throw new Conflict("mail.account.own.edit");
        }
        edit(account, version, details, password, by);
    }

    /** The company's account uses the mail server of the settings again. */
    @Requires(Permission.ADMINISTER)
    public void useSettings(CurrentUser by) {
        SenderAccount account = accounts.get(Senders.SYSTEM);
        account.useSettings(clock.instant());
        save(account);
        accounts.clearTrouble(account.id());
        record(by, "mail_account.settings-used", account, Map.of());
    }

    @Requires(Permission.ADMINISTER)
    public void setActive(UUID id, boolean active, CurrentUser by) {
        setActive(accounts.get(id), active, by);
    }

    /** Not a person's own one: that is switched off. */
    @Requires(Permission.ADMINISTER)
    public void remove(UUID id, CurrentUser by) {
        SenderAccount account = accounts.get(id);
        if (account.kind() == AccountKind.OWN) {
            throw new Conflict("mail.account.own.remove");
        }
        remove(account, by);
    }

    /** The person says to use the own account though no test mail went through it. */
    public void useOwnUntested(CurrentUser by) {
        useUntested(own(by), by);
    }

    /** As {@link #useOwnUntested}, for the account of a role. */
    @Requires(Permission.ADMINISTER)
    public void useUntested(UUID id, CurrentUser by) {
        SenderAccount account = accounts.get(id);
        if (account.kind() == AccountKind.OWN) {
            throw new Conflict("mail.account.own.edit");
        }
        useUntested(account, by);
    }

    private void useUntested(SenderAccount account, CurrentUser by) {
        account.requireUsable();
        accounts.admit(account.id(), true, clock.instant());
        record(by, "mail_account.used-untested", account, Map.of());
    }

    /** A mail went through: whatever was in the way is not any more, and others may go that way. */
    public void markWorking(UUID id) {
        accounts.clearTrouble(id);
        if (accounts.get(id).hasSender()) {
            accounts.admit(id, false, clock.instant());
        }
    }

    /** @param trouble message key or text that says why */
    public void markPasswordNeeded(UUID id, String trouble) {
        accounts.markPasswordNeeded(id, trouble, clock.instant());
    }

    private UUID create(SenderAccount account, SenderDetails details, String password, CurrentUser by) {
        Changes changes = account.edit(details, sealed(details, password), clock.instant());
        save(account);
        record(by, "mail_account.created", account, changes.asMap());
        return account.id();
    }

    private void edit(SenderAccount account, int version, SenderDetails details, String password, CurrentUser by) {
        if (account.version() != version) {
            throw new Conflict("mail.account.changed-meanwhile");
        }
        Sealed sealed = sealed(details, password);
        boolean elsewhere = account.goesElsewhere(details);
        Changes changes = account.edit(details, sealed, clock.instant());
        if (changes.isEmpty()) {
            return;
        }
        save(account);
        if (elsewhere) {
            accounts.takeOffRoute(account.id());
        }
        if (sealed != null || details.username() == null) {
            accounts.clearTrouble(account.id());
        }
        record(by, "mail_account.edited", account, changes.asMap());
    }

    private void setActive(SenderAccount account, boolean active, CurrentUser by) {
        if (account.setActive(active, clock.instant())) {
            save(account);
            record(by, active ? "mail_account.switched-on" : "mail_account.switched-off", account, Map.of());
        }
    }

    private void remove(SenderAccount account, CurrentUser by) {
        account.remove(clock.instant());
        if (accounts.hasWaitingMails(account.id())) {
            throw new Conflict("mail.account.has-waiting-mails");
        }
        save(account);
        record(by, "mail_account.removed", account, Map.of());
    }

    private Sealed sealed(SenderDetails details, String typed) {
        String password = details.password(typed);
        if (password.isEmpty()) {
            return null;
        }
        if (password.length() > MAX_PASSWORD || password.chars().anyMatch(Character::isISOControl)) {
            throw new RuleViolation("password", "mail.account.password.form", MAX_PASSWORD);
        }
        return keys.seal(password.getBytes(StandardCharsets.UTF_8));
    }

    private SenderAccount own(CurrentUser by) {
        return accounts.ownOf(by.id().value()).orElseThrow(() -> new NotFound("mail account of", by.id()));
    }

    /** What the checks cannot see is what another transaction does at this moment; the database does. */
    private void save(SenderAccount account) {
        try {
            accounts.save(account);
        } catch (OptimisticLockingFailureException e) {
            throw new Conflict("mail.account.changed-meanwhile");
        } catch (DbActionExecutionException e) {
            if (e.getCause() instanceof DuplicateKeyException) {
                throw new Conflict("mail.account.changed-meanwhile");
            }
            throw e;
        }
    }

    private void record(CurrentUser by, String action, SenderAccount account, Map<String, AuditLog.Change> changes) {
        audit.record(by, action, "mail_account", account.id(), labelOf(account), changes);
    }

    private String labelOf(SenderAccount account) {
        return switch (account.kind()) {
            case OWN ->
                people.find(account.person()).map(UserDirectory.Person::name).orElse("");
            case ROLE -> account.role().name();
            case SYSTEM -> account.kind().name();
        };
    }
}
