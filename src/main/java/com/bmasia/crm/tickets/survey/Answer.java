package com.bmasia.crm.tickets.survey;

import java.time.Instant;

/**
 * What a customer answered to the survey of a ticket.
 *
 * @param contactName who answered
 * @param comment empty where nothing was written
 */
public record Answer(int stars, String comment, String contactName, Instant answeredAt, Instant changedAt) {

    /** As a row of full and empty stars, for people who see; others get the number. */
    public String drawn() {
        return "★".repeat(stars) + "☆".repeat(Rating.MOST - stars);
    }
}
