package com.bmasia.crm.tickets.notices;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.notices.StaffMails;
import com.bmasia.crm.mail.notices.StaffMails.News;
import com.bmasia.crm.mail.notices.StaffMails.Words;
import com.bmasia.crm.tickets.sla.EscalationLevel;
import com.bmasia.crm.tickets.sla.SlaClock.Goal;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.Notifications;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.web.LiveUpdates;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who is told of what about a ticket, and which open pages show it anew. */
@Component
public class TicketNotices {

    private final Notifications notifications;
    private final UserDirectory people;
    private final StaffMails mails;
    private final LiveUpdates live;

    TicketNotices(Notifications notifications, StaffMails mails, UserDirectory people, LiveUpdates live) {
        this.notifications = notifications;
        this.mails = mails;
        this.people = people;
        this.live = live;
    }

    public void changed(TicketId ticket) {
        live.publish("tickets");
        live.publish("ticket-" + ticket);
    }

    /** Nobody is told what they did themselves. */
    public void assigned(Ticket ticket, Optional<UserId> by) {
        ticket.assignee()
                .filter(assignee -> !by.equals(Optional.of(assignee)))
                .ifPresent(assignee -> tell(
                        ticket, List.of(assignee), TicketNotice.ASSIGNED, by.orElse(null), "tickets.notice.assigned"));
    }

    /** People who are named with {@code @} and their user name. */
    public void mentioned(Ticket ticket, String text, UserId by) {
        List<UserId> whom = people.activeWithUsernames(Mentions.in(text)).stream()
                .filter(person -> !person.equals(by))
                .toList();
        tell(ticket, whom, TicketNotice.MENTIONED, by, "tickets.notice.mentioned");
    }

    /** @param by who wrote it down */
    public void customerAnswered(Ticket ticket, UserId by) {
        tell(ticket, inCharge(ticket), TicketNotice.CUSTOMER_ANSWERED, by, "tickets.notice.customerAnswered");
    }

    /** @param days without a word */
    public void customerSilent(Ticket ticket, int days) {
        notifications.send(
                inCharge(ticket),
                page(ticket),
                "tickets.notice.customerSilent",
                ticket.number(),
                ticket.subject(),
                days);
    }

    /** Whoever was in charge, and the lead of the team. */
    public void ratedLow(Ticket ticket, int stars) {
        Set<UserId> whom = new LinkedHashSet<>(inCharge(ticket));
        whom.addAll(leadOrManagers(ticket));
        tell(ticket, whom, TicketNotice.LOW_RATING, null, "tickets.notice.ratedLow." + stars);
    }

    /** @return who was notified */
    public Collection<UserId> escalated(Ticket ticket, Goal goal, EscalationLevel level) {
        Collection<UserId> whom = switch (level.recipient()) {
            case ASSIGNEE -> inCharge(ticket);
            case TEAM_LEAD -> leadOrManagers(ticket);
            case MANAGERS -> people.managersOf(ticket.team());
        };
        String target = goal == Goal.FIRST_RESPONSE ? "firstResponse" : "resolution";
        String message = EscalationLevel.code(level.message());
        tell(ticket, whom, TicketNotice.SERVICE_LEVEL, null, "tickets.notice." + target + "." + message);
        return whom;
    }

    private Collection<UserId> inCharge(Ticket ticket) {
        return ticket.assignee().<Collection<UserId>>map(List::of).orElseGet(() -> leadOrManagers(ticket));
    }

    private Collection<UserId> leadOrManagers(Ticket ticket) {
        return people.leadOf(ticket.team())
                .<Collection<UserId>>map(List::of)
                .orElseGet(() -> people.managersOf(ticket.team()));
    }

    /** By the bell, and by mail whoever wants that. */
    private void tell(Ticket ticket, Collection<UserId> whom, TicketNotice notice, UserId by, String messageKey) {
        notifications.send(whom, page(ticket), messageKey, ticket.number(), ticket.subject());
        mails.tell(
                whom,
                new News(
                        notice,
                        by,
                        new AboutRecord(TicketId.KIND, ticket.id().value()),
                        page(ticket),
                        new Words(messageKey, ticket.number(), ticket.subject())));
    }

    private static String page(Ticket ticket) {
        return "/tickets/" + ticket.id();
    }
}
