package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailPurpose;
import com.bmasia.crm.mail.consent.SuppressionRule;
import com.bmasia.crm.mail.keys.MailKeys;
import com.bmasia.crm.mail.keys.UnknownKey;
import com.bmasia.crm.mail.outbox.DeliveryFailures;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes due mails of one account for this node. The account's row is locked for that moment, so that nodes and connections
 * together keep to its limits; suppression is looked at in the same statement that takes the row.
 */
@Component
public class Claims {

    private static final int MOST_TURNS = 500;

    private static final String TAKE = """
            update mail_message m
               set state = case when d.suppressed is null then 'IN_FLIGHT' else 'SUPPRESSED' end,
                   state_reason = d.suppressed,
                   finished_at = case when d.suppressed is null then null else cast(:now as timestamptz) end,
                   claim = case when d.suppressed is null then cast(:claim as uuid) end,
                   node = case when d.suppressed is null then cast(:node as uuid) end,
                   claimed_at = :now,
                   tried_at = coalesce(tried_at, case when d.suppressed is null then cast(:now as timestamptz) end),
                   attempts = attempts + case when d.suppressed is null then 1 else 0 end
              from (select m.id, %s as suppressed
                      from mail_message m
                     where m.account_id = :account and m.priority = :priority and m.state in ('QUEUED', 'DEFERRED')
                       and m.due_at <= :now
                     order by m.due_at, m.id
                     limit :limit
                       for update of m skip locked) d
             where m.id = d.id
            returning m.id, m.state, m.state_reason, m.purpose, m.from_name, m.from_address, m.to_address, m.attempts, m.tried_at, m.confidential
            """.formatted(SuppressionRule.REASON_SQL);

    private final JdbcClient jdbc;
    private final Quotas quotas;
    private final DeliveryFailures failures;
    private final MailKeys keys;
    private final MessageSource texts;
    private final Clock clock;
    private final ZoneId zone;

    Claims(
            JdbcClient jdbc,
            Quotas quotas,
            DeliveryFailures failures,
            MailKeys keys,
            MessageSource texts,
            Clock clock,
            ZoneId zone) {
        this.jdbc = jdbc;
        this.quotas = quotas;
        this.failures = failures;
        this.keys = keys;
        this.texts = texts;
        this.clock = clock;
        this.zone = zone;
    }

    /** Accounts that may send and have something due. */
    List<UUID> dueAccounts() {
        return jdbc.sql("""
                        select a.id from mail_account a
                         where a.state = 'READY' and (a.paused_until is null or a.paused_until <= :now)
                           and exists (select from mail_message m
                                        where m.account_id = a.id and m.state in ('QUEUED', 'DEFERRED') and m.due_at <= :now)
                        """)
                .param("now", Sql.at(clock.instant()))
                .query(UUID.class)
                .list();
    }

    /** In the caller's transaction; nothing where the account is paused, used up, or has nothing due. */
    List<ClaimedMail> take(UUID account, UUID node, int limit) {
        Optional<Quotas.Room> room = quotas.lock(account);
        if (room.isEmpty()) {
            return List.of();
        }
        List<ClaimedMail> taken = new ArrayList<>();
        for (MailPurpose purpose : List.of(MailPurpose.INTERNAL, MailPurpose.CONTRACTUAL, MailPurpose.MARKETING)) {
            int free = Math.min(limit, room.get().of(purpose)) - taken.size();
            if (free > 0) {
                taken.addAll(take(account, node, purpose, free));
            }
        }
        quotas.use(account, taken.stream().map(ClaimedMail::id).toList());
        return taken;
    }

    /** Goes on past those that are not to be sent, or thousands of them would hold up the rest. */
    private List<ClaimedMail> take(UUID account, UUID node, MailPurpose purpose, int limit) {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            UUID claim = Ids.next();
            Instant now = clock.instant();
            List<Taken> rows = jdbc.sql(TAKE)
                    .param("account", account)
                    .param("node", node, Types.OTHER)
                    .param("claim", claim, Types.OTHER)
                    .param("priority", purpose.priority())
                    .param("limit", limit)
                    .param("now", Sql.at(now))
                    .query((row, n) -> Taken.of(row))
                    .list();
            List<ClaimedMail> sendable = sendable(account, claim, now, rows);
            if (rows.isEmpty() || !sendable.isEmpty()) {
                return sendable;
            }
        }
        return List.of();
    }

    private List<ClaimedMail> sendable(UUID account, UUID claim, Instant now, List<Taken> rows) {
        rows.stream().filter(Taken::isSuppressed).forEach(row -> failures.tell(row.id(), row.reason()));
        List<Taken> wanted = rows.stream().filter(row -> !row.isSuppressed()).toList();
        Map<MailId, byte[]> contents = contents(wanted.stream().map(Taken::id).toList());
        wanted.stream()
                .filter(row -> !contents.containsKey(row.id()))
                .forEach(row -> failures.failed(row.id(), contentLost()));
        return wanted.stream()
                .filter(row -> contents.containsKey(row.id()))
                .map(row -> new ClaimedMail(
                        row.id(),
                        account,
                        claim,
                        row.purpose(),
                        row.fromName(),
                        row.fromAddress(),
                        row.to(),
                        row.attempts(),
                        row.triedAt(),
                        now.atZone(zone),
                        row.confidential(),
                        contents.get(row.id())))
                .toList();
    }

    private record Taken(
            MailId id,
            boolean isSuppressed,
            String reason,
            MailPurpose purpose,
            String fromName,
            String fromAddress,
            String to,
            int attempts,
            Instant triedAt,
            boolean confidential) {

        static Taken of(ResultSet row) throws SQLException {
            return new Taken(
                    new MailId(Sql.uuid(row, "id")),
                    "SUPPRESSED".equals(row.getString("state")),
                    row.getString("state_reason"),
                    MailPurpose.valueOf(row.getString("purpose")),
                    row.getString("from_name"),
                    row.getString("from_address"),
                    row.getString("to_address"),
                    row.getInt("attempts"),
                    Sql.instant(row, "tried_at"),
                    row.getBoolean("confidential"));
        }
    }

    private Map<MailId, byte[]> contents(List<MailId> mails) {
        return mails.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(
                                "select mail_id, mime, secret_key from mail_content where mail_id = any(cast(:ids as uuid[]))")
                        .param("ids", mails.stream().map(MailId::value).toArray(UUID[]::new))
                        .query((row, n) -> content(row))
                        .list()
                        .stream()
                        .flatMap(Optional::stream)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Optional<Map.Entry<MailId, byte[]>> content(ResultSet row) throws SQLException {
        MailId mail = new MailId(Sql.uuid(row, "mail_id"));
        String key = row.getString("secret_key");
        byte[] stored = row.getBytes("mime");
        try {
            return Optional.of(Map.entry(mail, key == null ? stored : keys.open(new MailKeys.Sealed(key, stored))));
        } catch (UnknownKey e) {
            return Optional.empty();
        }
    }

    private String contentLost() {
        return texts.getMessage("mail.reason.contentLost", null, Locale.ENGLISH);
    }
}
