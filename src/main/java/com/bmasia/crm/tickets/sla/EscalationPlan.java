package com.bmasia.crm.tickets.sla;

import java.time.Instant;

/**
 * What the watch over a ticket's service level has to wait for.
 *
 * @param at when the next alarm is due; null unless running
 */
public record EscalationPlan(State state, Instant at) {

    /** PAUSED also means that every alarm has been raised; the clock may still be changed. */
    public enum State {
        RUNNING,
        PAUSED,
        FINISHED
    }
}
