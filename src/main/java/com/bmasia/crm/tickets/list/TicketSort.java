package com.bmasia.crm.tickets.list;

import com.bmasia.crm.web.list.Keyset;
import java.util.Locale;

/** The orders in which tickets are listed. Each ends with the id, so that no two tickets stand at the same place. */
public enum TicketSort {
    NEWEST(byNewest("t.created_at")),
    OLDEST(byOldest("t.created_at")),
    UPDATED(byNewest("t.updated_at")),
    /** Most pressing first; only open tickets that are not waiting: nothing else is due. */
    DUE(byOldest("t.due_at")),
    PRIORITY(Keyset.of("tickets")
            .descending("array_position(array['LOW','MEDIUM','HIGH','URGENT']::varchar[], t.priority)", "integer")
            .descending("t.id", "uuid"));

    private final Keyset keyset;

    TicketSort(Keyset keyset) {
        this.keyset = keyset;
    }

    private static Keyset byNewest(String time) {
        return Keyset.newestFirst("tickets", time, "t.id");
    }

    private static Keyset byOldest(String time) {
        return Keyset.of("tickets").ascending(time, "timestamptz").ascending("t.id", "uuid");
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

    Keyset keyset() {
        return keyset;
    }
}
