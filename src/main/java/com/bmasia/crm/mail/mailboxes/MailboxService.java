package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.accounts.AccountKind;
import com.bmasia.crm.mail.accounts.AccountView;
import com.bmasia.crm.mail.accounts.SenderAccountQueries;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.accounts.SmtpServer;
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
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every use case of mailbox settings. Passwords come in and are sealed at once; nothing here tells one. */
@Service
@Transactional
public class MailboxService {

    private static final int MAX_PASSWORD = 500;
    private static final String GMAIL = "smtp.gmail.com";

    private final MailboxRows rows;
    private final MailboxLogins logins;
    private final SenderAccountQueries accounts;
    private final Senders senders;
    private final MailKeys keys;
    private final AuditLog audit;

    MailboxService(
            MailboxRows rows,
            MailboxLogins logins,
            SenderAccountQueries accounts,
            Senders senders,
            MailKeys keys,
            AuditLog audit) {
        this.rows = rows;
        this.logins = logins;
        this.accounts = accounts;
        this.senders = senders;
        this.keys = keys;
        this.audit = audit;
    }

    /** @param version what the editor saw; 0 where there was none */
    public record Edit(int version, boolean enabled, MailboxDetails details, String password) {

        @Override
        public String toString() {
            return "Edit[" + details + "]";
        }
    }

    @Transactional(readOnly = true)
    public Optional<Mailbox> find(UUID account) {
        return rows.find(account);
    }

    /** What a mailbox of this account begins with. */
    @Transactional(readOnly = true)
    public MailboxDetails suggestion(AccountView account) {
        String settings = senders.settings().map(SmtpServer::host).orElse(GMAIL);
        return MailboxDetails.beside(account.usesSettings() ? settings : account.host());
    }

    public void saveOwn(Edit edit, CurrentUser by) {
        AccountView own = accounts.ownOf(by.id()).orElseThrow(() -> new NotFound("mail account of", by.id()));
        save(own, edit, by);
    }

    /** The mailbox of the account of a role or the company's. What is a person's own, nobody else edits. */
    @Requires(Permission.ADMINISTER)
    public void save(UUID account, Edit edit, CurrentUser by) {
        AccountView view = accounts.get(account);
        if (view.kind() == AccountKind.OWN) {
            throw new Conflict("mail.mailbox.own.edit");
        }
        save(view, edit, by);
    }

    private void save(AccountView account, Edit edit, CurrentUser by) {
        Mailbox before = rows.lock(account.id()).orElse(null);
        if (edit.version() != (before == null ? 0 : before.version())) {
            throw new Conflict("mail.mailbox.changed-meanwhile");
        }
        Sealed secret = secret(account, before, edit);
        Changes changes = changes(before, edit);
        if (before != null) {
            boolean same = edit.details().isSameMailboxAs(before.details());
            rows.update(account.id(), edit.enabled(), edit.details(), secret, same);
        } else if (!rows.insert(account.id(), edit.enabled(), edit.details(), secret)) {
            throw new Conflict("mail.mailbox.changed-meanwhile");
        }
        if (!changes.isEmpty()) {
            audit.record(
                    by,
                    "mail_account.mailbox-set",
                    "mail_account",
                    account.id(),
                    account.person() == null
                            ? Objects.toString(account.role(), account.kind().name())
                            : account.personName(),
                    changes.asMap());
        }
    }

    /** The password to be stored; null where that of the account is used. */
    private Sealed secret(AccountView account, Mailbox before, Edit edit) {
        String typed = edit.password() == null ? "" : edit.password();
        if (edit.details().username() == null) {
            if (edit.enabled() && !logins.canBorrow(account, edit.details())) {
                throw new RuleViolation("username", "mail.mailbox.password.own");
            }
            return null;
        }
        if (!typed.isEmpty()) {
            return sealed(edit.details().host().endsWith(".gmail.com") ? typed.replaceAll("\\s+", "") : typed);
        }
        Sealed stored = rows.secret(account.id())
                .orElseThrow(() -> new RuleViolation("password", "mail.mailbox.password.needed"));
        if (goesElsewhere(before.details(), edit.details())) {
            throw new RuleViolation("password", "mail.mailbox.password.again");
        }
        return stored;
    }

    private static boolean goesElsewhere(MailboxDetails before, MailboxDetails now) {
        return !Objects.equals(before.host(), now.host())
                || !Objects.equals(before.port(), now.port())
                || before.security() != now.security()
                || !Objects.equals(before.username(), now.username());
    }

    private Sealed sealed(String password) {
        if (password.length() > MAX_PASSWORD || password.chars().anyMatch(Character::isISOControl)) {
            throw new RuleViolation("password", "mail.mailbox.password.form", MAX_PASSWORD);
        }
        return keys.seal(password.getBytes(StandardCharsets.UTF_8));
    }

    private static Changes changes(Mailbox before, Edit edit) {
        MailboxDetails old = before == null ? null : before.details();
        MailboxDetails now = edit.details();
        Changes changes = new Changes()
                .field("mailbox", before == null ? null : onOff(before.enabled()), onOff(edit.enabled()))
                .field("host", old == null ? null : old.host(), now.host())
                .field("port", old == null ? null : old.port(), now.port())
                .field(
                        "security",
                        old == null ? null : old.security().name(),
                        now.security().name())
                .field("folder", old == null ? null : old.folder(), now.folder())
                .field("username", old == null ? null : old.username(), now.username());
        boolean password = now.username() != null
                && edit.password() != null
                && !edit.password().isEmpty();
        return password ? changes.field("password", null, "changed") : changes;
    }

    private static String onOff(boolean enabled) {
        return enabled ? "on" : "off";
    }
}
