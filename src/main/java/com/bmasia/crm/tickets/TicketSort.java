package com.bmasia.crm.tickets;

import java.util.Locale;

/** The orders in which tickets are listed. Each ends with the id, so that no two tickets stand at the same place. */
public enum TicketSort {
    NEWEST("t.created_at", true),
    OLDEST("t.created_at", false),
    UPDATED("t.updated_at", true),
    /** Most pressing first; only open tickets that are not waiting: nothing else is due. */
    DUE("t.due_at", false),
    PRIORITY("array_position(array['LOW','MEDIUM','HIGH','URGENT']::varchar[], t.priority)", true);

    private final String key;
    private final boolean descending;

    TicketSort(String key, boolean descending) {
        this.key = key;
        this.descending = descending;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** NEWEST for anything unknown. */
    public static TicketSort of(String code) {
        for (TicketSort sort : values()) {
            if (sort.code().equalsIgnoreCase(code)) {
                return sort;
            }
        }
        return NEWEST;
    }

    private boolean isByTime() {
        return this != PRIORITY;
    }

    String orderBy() {
        String direction = descending ? " desc" : "";
        return key + direction + ", t.id" + direction;
    }

    /** The key as a whole number, which goes into the cursor without loss. */
    String cursorKey() {
        return isByTime() ? "(extract(epoch from " + key + ") * 1000000)::bigint" : key + "::bigint";
    }

    /** The rows after those that a cursor has shown; parameters cursorKey and cursorId. */
    String after() {
        String bound = isByTime() ? "timestamptz 'epoch' + :cursorKey * interval '1 microsecond'" : ":cursorKey";
        return "(" + key + ", t.id) " + (descending ? "<" : ">") + " (" + bound + ", :cursorId)";
    }
}
