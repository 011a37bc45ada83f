package com.bmasia.crm.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;

/** What the PostgreSQL driver does not do for {@link Instant} and what every row mapper needs. */
public final class Sql {

    private Sql() {}

    /** Years that people write with four digits; what is beyond is a slip, and further on no database can store it. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    /** @throws RuleViolation where the moment is none that can be stored */
    public static Timestamp at(Instant instant) {
        return instant == null ? null : Timestamp.from(storable(null, instant));
    }

    /** @param field the form field that a refusal is shown at */
    public static Instant storable(String field, Instant instant) {
        if (instant != null && (instant.isBefore(EARLIEST) || instant.isAfter(LATEST))) {
            throw new RuleViolation(field, "web.rule.moment");
        }
        return instant;
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** Makes what a person typed safe inside a LIKE pattern and wraps it in {@code %}. */
    public static String contains(String typed) {
        return "%" + typed.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
