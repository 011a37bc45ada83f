package com.bmasia.crm.tickets.sla;

import com.bmasia.crm.tickets.calendar.BusinessCalendar;
import java.time.Duration;

/**
 * What a customer is promised: business time until the first public answer and until the resolution, counted by the named
 * calendar.
 */
public record ServiceLevel(Duration firstResponse, Duration resolution, String calendar) {

    public ServiceLevel {
        if (!isPositive(firstResponse) || !isPositive(resolution)) {
            throw new IllegalArgumentException("Targets must be longer than nothing");
        }
    }

    /** From a row of the decision table: ISO 8601 lengths such as {@code PT4H}, or {@code P3D} in business days. */
    public static ServiceLevel of(String firstResponse, String resolution, String name, BusinessCalendar calendar) {
        return new ServiceLevel(calendar.length(firstResponse), calendar.length(resolution), name);
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }
}
