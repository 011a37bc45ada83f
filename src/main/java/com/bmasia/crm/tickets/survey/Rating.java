package com.bmasia.crm.tickets.survey;

import com.bmasia.crm.shared.RuleViolation;

/** How satisfied a customer is: one star to five. */
public record Rating(int stars) {

    public static final int MOST = 5;

    private static final int LOW = 2;

    public Rating {
        if (stars < 1 || stars > MOST) {
            throw new RuleViolation("stars", "tickets.survey.rule.stars");
        }
    }

    /** So low that somebody should call the customer. */
    public boolean isLow() {
        return stars <= LOW;
    }
}
