package com.bmasia.crm.mail.desks;

import com.bmasia.crm.mail.keys.MailKeys;
import com.bmasia.crm.mail.keys.MailKeys.Sealed;
import com.bmasia.crm.mail.mailboxes.MailboxDetails;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.Changes;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.users.UserDirectory;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Every use case of desk mailboxes. Passwords come in and are sealed at once; nothing here tells one. */
@Service
@Transactional
@Requires(Permission.ADMINISTER)
public class DeskService {

    private static final int MAX_PASSWORD = 500;
    private static final String AUDITED = "desk_mailbox";
    private static final String SELECT =
            "select b.*, t.name as team_name from mail_mailbox b join team t on t.key = b.team";

    private final JdbcClient jdbc;
    private final MailKeys keys;
    private final UserDirectory people;
    private final AuditLog audit;
    private final Clock clock;

    DeskService(JdbcClient jdbc, MailKeys keys, UserDirectory people, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param version what the editor saw; 0 for a new one
     * @param everything whether what is there already comes in too; only asked for a new one
     * @param password empty to keep the one that is stored
     */
    public record Edit(
            int version,
            boolean enabled,
            String address,
            String team,
            boolean plus,
            boolean everything,
            MailboxDetails details,
            String password) {

        @Override
        public String toString() {
            return "Edit[" + address + "]";
        }
    }

    @Transactional(readOnly = true)
    public List<Desk> list() {
        return jdbc.sql(SELECT + " order by lower(b.address)")
                .query((row, n) -> Desk.of(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Desk get(UUID id) {
        return jdbc.sql(SELECT + " where b.id = ?")
                .param(id)
                .query((row, n) -> Desk.of(row))
                .optional()
                .orElseThrow(() -> new NotFound("desk mailbox", id));
    }

    public UUID create(Edit edit, CurrentUser by) {
        check(edit, null);
        UUID id = Ids.next();
        values("""
                        insert into mail_mailbox (id, version, enabled, address, team, plus, begins_at, host, port, security,
                                                  folder, username, secret, secret_key)
                        values (:id, 1, :enabled, :address, :team, :plus, :begins, :host, :port, :security,
                                :folder, :username, :secret, :key)
                        """, id, edit, secret(null, edit))
                .param("begins", edit.everything() ? null : Sql.at(clock.instant()), Types.TIMESTAMP)
                .update();
        audit.record(by, AUDITED + ".created", AUDITED, id, edit.address(), changes(null, edit));
        return id;
    }

    /** Whatever was in the way may not be any more, so it is looked into at once. */
    public void edit(UUID id, Edit edit, CurrentUser by) {
        Desk before = get(id);
        check(edit, id);
        int changed = values("""
                        update mail_mailbox
                           set version = version + 1, enabled = :enabled, address = :address, team = :team, plus = :plus,
                               host = :host, port = :port, security = :security, folder = :folder, username = :username,
                               secret = :secret, secret_key = :key, state = 'READY', trouble = null, trouble_at = null,
                               failures = 0, paused_until = null, stuck_uid = null, polled_at = null, lease = null,
                               leased_until = null,
                               uid_validity = case when :same then uid_validity end,
                               last_uid = case when :same then last_uid else 0 end
                         where id = :id and version = :version
                        """, id, edit, secret(before, edit))
                .param("version", edit.version())
                .param("same", edit.details().isSameMailboxAs(before.mailbox().details()))
                .update();
        if (changed == 0) {
            throw new Conflict("mail.mailbox.changed-meanwhile");
        }
        audit.record(by, AUDITED + ".edited", AUDITED, id, edit.address(), changes(before, edit));
    }

    /** What came in through it stays. */
    public void remove(UUID id, CurrentUser by) {
        Desk desk = get(id);
        jdbc.sql("delete from mail_mailbox where id = ?").param(id).update();
        audit.record(by, AUDITED + ".removed", AUDITED, id, desk.address(), Map.of());
    }

    private void check(Edit edit, UUID self) {
        if (!EmailAddress.isValid(edit.address()) || edit.address().contains("+")) {
            throw new RuleViolation("address", "mail.desk.rule.address");
        }
        if (people.teams().stream().noneMatch(team -> team.key().equals(edit.team()))) {
            throw new RuleViolation("team", "mail.desk.rule.team");
        }
        if (edit.details().username() == null) {
            throw new RuleViolation("username", "mail.desk.rule.username");
        }
        boolean taken = jdbc.sql("""
                        select exists (select from mail_mailbox
                                        where lower(address) = lower(:address) and id is distinct from :self)
                        """)
                .param("address", edit.address())
                .param("self", self, Types.OTHER)
                .query(Boolean.class)
                .single();
        if (taken) {
            throw new RuleViolation("address", "mail.desk.rule.taken", edit.address());
        }
    }

    private Sealed secret(Desk before, Edit edit) {
        String typed = edit.password() == null ? "" : edit.password();
        if (typed.isEmpty()) {
            return kept(before, edit);
        }
        if (typed.length() > MAX_PASSWORD || typed.chars().anyMatch(Character::isISOControl)) {
            throw new RuleViolation("password", "mail.mailbox.password.form", MAX_PASSWORD);
        }
        String password = edit.details().host().endsWith(".gmail.com") ? typed.replaceAll("\\s+", "") : typed;
        return keys.seal(password.getBytes(StandardCharsets.UTF_8));
    }

    /** A stored password goes to no other server than the one that it was entered for. */
    private Sealed kept(Desk before, Edit edit) {
        if (before == null) {
            throw new RuleViolation("password", "mail.mailbox.password.needed");
        }
        MailboxDetails old = before.mailbox().details();
        MailboxDetails now = edit.details();
        if (!old.host().equals(now.host())
                || !old.port().equals(now.port())
                || old.security() != now.security()
                || !old.username().equals(now.username())) {
            throw new RuleViolation("password", "mail.mailbox.password.again");
        }
        return jdbc.sql("select secret_key, secret from mail_mailbox where id = ?")
                .param(before.id())
                .query((row, n) -> new Sealed(row.getString("secret_key"), row.getBytes("secret")))
                .single();
    }

    private JdbcClient.StatementSpec values(String sql, UUID id, Edit edit, Sealed secret) {
        return jdbc.sql(sql)
                .param("id", id)
                .param("enabled", edit.enabled())
                .param("address", new EmailAddress(edit.address()).value())
                .param("team", edit.team())
                .param("plus", edit.plus())
                .param("host", edit.details().host())
                .param("port", edit.details().port())
                .param("security", edit.details().security().name())
                .param("folder", edit.details().folder())
                .param("username", edit.details().username())
                .param("secret", secret.bytes())
                .param("key", secret.keyId());
    }

    private static Map<String, AuditLog.Change> changes(Desk before, Edit edit) {
        MailboxDetails old = before == null ? null : before.mailbox().details();
        MailboxDetails now = edit.details();
        return new Changes()
                .field("address", before == null ? null : before.address(), edit.address())
                .field("team", before == null ? null : before.team(), edit.team())
                .field("host", old == null ? null : old.host(), now.host())
                .field("folder", old == null ? null : old.folder(), now.folder())
                .field("username", old == null ? null : old.username(), now.username())
                .field(
                        "mailbox",
                        before == null ? null : before.mailbox().enabled() ? "on" : "off",
                        edit.enabled() ? "on" : "off")
                .asMap();
    }
}
