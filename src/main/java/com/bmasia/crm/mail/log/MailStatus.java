package com.bmasia.crm.mail.log;

import com.bmasia.crm.mail.MailState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * What people are told about a mail: its state on the way out, and after that what came back for it. A mail that was clicked
 * has been opened, and one that came back was neither.
 */
public enum MailStatus {
    QUEUED("m.state = 'QUEUED'", "slate"),
    SENDING("m.state = 'IN_FLIGHT'", "blue"),
    SENT("m.state = 'ACCEPTED' and m.bounced_at is null and m.opened_at is null and m.clicked_at is null", "green"),
    DEFERRED("m.state = 'DEFERRED'", "amber"),
    FAILED("m.state = 'FAILED'", "red"),
    BOUNCED("m.state = 'ACCEPTED' and m.bounced_at is not null", "red"),
    OPENED(
            "m.state = 'ACCEPTED' and m.bounced_at is null and m.opened_at is not null and m.clicked_at is null",
            "violet"),
    CLICKED("m.state = 'ACCEPTED' and m.bounced_at is null and m.clicked_at is not null", "violet"),
    SUPPRESSED("m.state = 'SUPPRESSED'", "grey"),
    UNKNOWN("m.state = 'UNKNOWN'", "amber"),
    CANCELLED("m.state = 'CANCELLED'", "grey");

    /** On their way, or to go. */
    public static final Set<MailStatus> WAITING = EnumSet.of(QUEUED, SENDING, DEFERRED);

    private final String condition;
    private final String colour;

    MailStatus(String condition, String colour) {
        this.condition = condition;
        this.colour = colour;
    }

    /** Over {@code mail_message m}; of one mail exactly one holds. */
    public String condition() {
        return condition;
    }

    /** Of the badge. */
    public String colour() {
        return colour;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that names none */
    public static MailStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Of a row with the columns {@code state}, {@code bounced_at}, {@code clicked_at} and {@code opened_at}. */
    public static MailStatus of(ResultSet row) throws SQLException {
        MailState state = MailState.valueOf(row.getString("state"));
        if (state != MailState.ACCEPTED) {
            return state == MailState.IN_FLIGHT ? SENDING : valueOf(state.name());
        }
        if (row.getTimestamp("bounced_at") != null) {
            return BOUNCED;
        }
        if (row.getTimestamp("clicked_at") != null) {
            return CLICKED;
        }
        return row.getTimestamp("opened_at") != null ? OPENED : SENT;
    }
}
