package com.bmasia.crm.tickets.lifecycle;

import com.bmasia.crm.tickets.notices.TicketNotices;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.tickets.ticket.Tickets;
import org.springframework.stereotype.Component;

/** What follows a ticket whenever a use case has changed it: its open tasks, the watch over its clock, the open pages. */
@Component
public class TicketFollowers {

    private final Tickets tickets;
    private final TicketLifecycle lifecycle;
    private final TicketNotices notices;

    TicketFollowers(Tickets tickets, TicketLifecycle lifecycle, TicketNotices notices) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.notices = notices;
    }

    public void changed(TicketId id) {
        lifecycle.handOver(TicketSteps.handOver(tickets.locked(id)));
        lifecycle.clockChanged(id);
        notices.changed(id);
    }

    /** A solved or closed ticket has neither open tasks nor a running watch; taken up again, it gets both anew. */
    public void moved(TicketId id, TicketMove move) {
        switch (move) {
            case RESOLVE, CLOSE, CANCEL -> notices.changed(id);
            default -> changed(id);
        }
    }
}
