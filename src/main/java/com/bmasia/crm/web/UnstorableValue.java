package com.bmasia.crm.web;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Recognises what the database refuses because of the value itself: a zero character, a moment or a number beyond its
 * range. Somebody typed that, so it is their error and not a fault of ours.
 */
public final class UnstorableValue {

    private static final Set<String> STATES = Set.of("22001", "22003", "22008", "22021");

    private UnstorableValue() {}

    public static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException refusal
                        && refusal.getSQLState() != null
                        && STATES.contains(refusal.getSQLState()));
    }
}
