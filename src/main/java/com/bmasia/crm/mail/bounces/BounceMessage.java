package com.bmasia.crm.mail.bounces;

import com.bmasia.crm.mail.dsn.DeliveryOutcome;
import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A mail that came back, as pages show it.
 *
 * @param hasRaw whether its text is still there
 * @param cut whether only its first part was fetched
 * @param nextTryAt null where nothing happens to it by itself
 * @param error why it is in quarantine
 * @param finding what it says; of several recipients the first; null where it says nothing (yet)
 * @param findings how many recipients it is about
 */
public record BounceMessage(
        UUID id,
        UUID account,
        String sender,
        String subject,
        int size,
        boolean hasRaw,
        boolean cut,
        Instant storedAt,
        BounceState state,
        int attempts,
        Instant nextTryAt,
        String error,
        Finding finding,
        int findings) {

    static final String COLUMNS = """
            i.id, i.account_id, i.sender, i.subject, i.size, i.raw is not null as has_raw, i.cut, i.stored_at, i.state,
            i.attempts, i.due_at, i.error""";

    /** What the mail {@code p} says. */
    static final String FOUND = """
            r.position, r.mail_id, r.recipient, r.passed_on, r.fate, r.status, r.reason, r.rule, m.to_name, m.to_address,
            m.subject as mail_subject, (select count(*) from mail_report n where n.inbound_id = p.id) as findings""";

    static final String REPORTS = """
            left join lateral (select * from mail_report r where r.inbound_id = p.id
                                order by r.mail_id is null, r.position limit 1) r on true
            left join mail_message m on m.id = r.mail_id""";

    /**
     * What a report says of one recipient.
     *
     * @param mail null where it is no mail of ours
     * @param passedOn whether the recipient is not the one we wrote to
     */
    public record Finding(
            UUID mail,
            String toName,
            String toAddress,
            String mailSubject,
            String recipient,
            boolean passedOn,
            DeliveryOutcome fate,
            String status,
            String reason,
            String rule) {

        static Finding of(ResultSet row) throws SQLException {
            return row.getObject("position") == null
                    ? null
                    : new Finding(
                            Sql.uuid(row, "mail_id"),
                            row.getString("to_name"),
                            row.getString("to_address"),
                            row.getString("mail_subject"),
                            row.getString("recipient"),
                            row.getBoolean("passed_on"),
                            DeliveryOutcome.valueOf(row.getString("fate")),
                            row.getString("status"),
                            row.getString("reason"),
                            row.getString("rule"));
        }
    }

    /** With all that it says, for its own page. */
    public record Details(BounceMessage mail, List<Finding> findings) {}

    /** Whom it is about: the one we wrote to where it is a mail of ours; null where it says nothing. */
    public String recipient() {
        return finding == null ? null : finding.mail() == null ? finding.recipient() : finding.toAddress();
    }

    public boolean canBeRetried() {
        return hasRaw && (state == BounceState.QUARANTINE || state == BounceState.UNMATCHED || isDismissed());
    }

    public boolean canBeDismissed() {
        return state == BounceState.QUARANTINE || state == BounceState.UNMATCHED;
    }

    private boolean isDismissed() {
        return state == BounceState.DISMISSED;
    }

    static BounceMessage of(ResultSet row) throws SQLException {
        return new BounceMessage(
                Sql.uuid(row, "id"),
                Sql.uuid(row, "account_id"),
                row.getString("sender"),
                row.getString("subject"),
                row.getInt("size"),
                row.getBoolean("has_raw"),
                row.getBoolean("cut"),
                Sql.instant(row, "stored_at"),
                BounceState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                Sql.instant(row, "due_at"),
                row.getString("error"),
                Finding.of(row),
                row.getInt("findings"));
    }
}
