package com.bmasia.crm.tickets;

import com.bmasia.crm.tickets.SlaClock.Alarm;
import com.bmasia.crm.tickets.SlaClock.Escalation;
import com.bmasia.crm.users.Notifications;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.web.LiveUpdates;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is told of what about a ticket, and which open pages show it anew. */
@Component
class TicketNotices {

    private final Notifications notifications;
    private final UserDirectory people;
    private final LiveUpdates live;

    TicketNotices(Notifications notifications, UserDirectory people, LiveUpdates live) {
        this.notifications = notifications;
        this.people = people;
        this.live = live;
    }

    void changed(TicketId ticket) {
        live.publish("tickets");
        live.publish("ticket-" + ticket);
    }

    /** Nobody is told what they did themselves. */
    void assigned(Ticket ticket, Optional<UserId> by) {
        ticket.assignee()
                .filter(assignee -> !by.equals(Optional.of(assignee)))
                .ifPresent(assignee -> tell(ticket, List.of(assignee), "tickets.notice.assigned"));
    }

    void customerAnswered(Ticket ticket) {
        tell(ticket, inCharge(ticket), "tickets.notice.customerAnswered");
    }

    void customerSilent(Ticket ticket) {
        tell(ticket, inCharge(ticket), "tickets.notice.customerSilent");
    }

    /** First the assignee, then the lead of the team, then its managers. */
    void escalated(Ticket ticket, Escalation escalation) {
        Collection<UserId> whom = switch (escalation.alarm()) {
            case BREACH -> leadOrManagers(ticket);
            case ESCALATION -> people.managersOf(ticket.team());
            default -> inCharge(ticket);
        };
        String goal = escalation.goal() == SlaClock.Goal.FIRST_RESPONSE ? "firstResponse" : "resolution";
        String alarm = escalation.alarm() == Alarm.WARNING ? "warning" : "breach";
        tell(ticket, whom, "tickets.notice." + goal + "." + alarm);
    }

    private Collection<UserId> inCharge(Ticket ticket) {
        return ticket.assignee().<Collection<UserId>>map(List::of).orElseGet(() -> leadOrManagers(ticket));
    }

    private Collection<UserId> leadOrManagers(Ticket ticket) {
        return people.leadOf(ticket.team())
                .<Collection<UserId>>map(List::of)
                .orElseGet(() -> people.managersOf(ticket.team()));
    }

    private void tell(Ticket ticket, Collection<UserId> whom, String messageKey) {
        notifications.send(whom, "/tickets/" + ticket.id(), messageKey, ticket.number(), ticket.subject());
    }
}
