package com.bmasia.crm.web.load;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Recognises that a request failed because no connection to the database was to be had: none was free, or it is away. */
public final class NoConnection {

    /**
     * Not reached, refused, no more of them, not ready yet. Those of a connection that broke are missing: what was asked
     * through it may have been done.
     */
    private static final Set<String> STATES = Set.of("08001", "08004", "53300", "57P03");

    private NoConnection() {}

    public static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLTransientConnectionException
                        || cause instanceof CannotGetJdbcConnectionException
                        || cause instanceof SQLException sql
                                && sql.getSQLState() != null
                                && STATES.contains(sql.getSQLState()));
    }
}
