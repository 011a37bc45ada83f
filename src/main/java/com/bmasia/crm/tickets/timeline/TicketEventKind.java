package com.bmasia.crm.tickets.timeline;

import java.util.Locale;

/** What can stand in a ticket's timeline besides comments; each has a sentence {@code tickets.event.<code>}. */
public enum TicketEventKind {
    CREATED,
    ROUTED,
    STATUS_CHANGED,
    ASSIGNED,
    RELEASED,
    TEAM_CHANGED,
    PRIORITY_CHANGED,
    CATEGORY_CHANGED,
    EDITED,
    REMINDED,
    NO_ANSWER,
    WARNED,
    BREACHED,
    ESCALATED,
    MERGED,
    MERGED_FROM,
    FOLLOWED_UP,
    RATED,
    UNDONE,
    DUE_MOVED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
