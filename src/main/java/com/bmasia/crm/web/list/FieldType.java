package com.bmasia.crm.web.list;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.Sql;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/** What a field of a list holds: how a value is read from an address, and as what it goes into SQL. */
public enum FieldType {
    UUID("uuid") {
        @Override
        Object read(String value) {
            return java.util.UUID.fromString(value);
        }
    },
    TEXT("text") {
        @Override
        Object read(String value) {
            if (value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("zero character");
            }
            return value;
        }
    },
    CODE("text") {
        @Override
        Object read(String value) {
            return value.toUpperCase(Locale.ROOT).replace('-', '_');
        }
    },
    INSTANT("timestamptz") {
        @Override
        Object read(String value) {
            // A plus sign that was not escaped arrives as a blank.
            return Sql.at(OffsetDateTime.parse(value.replace(' ', '+')).toInstant());
        }
    },
    DATE("date") {
        @Override
        Object read(String value) {
            return LocalDate.parse(value);
        }
    },
    NUMBER("numeric") {
        @Override
        Object read(String value) {
            BigDecimal number = new BigDecimal(value);
            if (Math.abs((long) number.scale()) > 30 || number.precision() > 30) {
                throw new IllegalArgumentException("too long");
            }
            return number;
        }
    },
    BOOLEAN("boolean") {
        @Override
        Object read(String value) {
            return switch (value.toLowerCase(Locale.ROOT)) {
                case "true", "1" -> true;
                case "false", "0" -> false;
                default -> throw new IllegalArgumentException(value);
            };
        }
    };

    private final String sqlType;

    FieldType(String sqlType) {
        this.sqlType = sqlType;
    }

    /** The type to which a value is cast in SQL. */
    public String sqlType() {
        return sqlType;
    }

    abstract Object read(String value);

    /** A date in the place of an instant. */
    static Optional<LocalDate> day(String value) {
        try {
            return value.length() == 10 ? Optional.of(LocalDate.parse(value)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** @throws RuleViolation naming the query parameter */
    public Object parse(String parameter, String value) {
        try {
            return read(value);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new RuleViolation(parameter, "web.api.value." + name().toLowerCase(Locale.ROOT), value);
        }
    }
}
