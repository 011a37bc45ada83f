package com.bmasia.crm.tickets.conversation;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.engine.RetryLostRace;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.attachments.AttachmentId;
import com.bmasia.crm.tickets.attachments.TicketFiles;
import com.bmasia.crm.tickets.calendar.BusinessCalendars;
import com.bmasia.crm.tickets.lifecycle.TicketFollowers;
import com.bmasia.crm.tickets.lifecycle.TicketLifecycle;
import com.bmasia.crm.tickets.mail.Audience;
import com.bmasia.crm.tickets.mail.TicketMails;
import com.bmasia.crm.tickets.mail.TicketRecipients;
import com.bmasia.crm.tickets.notices.TicketNotices;
import com.bmasia.crm.tickets.replies.Reply;
import com.bmasia.crm.tickets.replies.ReplyRecords;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketAccess;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.tickets.timeline.NewComment;
import com.bmasia.crm.tickets.timeline.TicketTimeline;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is said on a ticket, and what follows from it: first response, begun work, a waiting ticket taken up again. */
@Service
@Transactional
@RetryLostRace
@Requires(Permission.USE_TICKETS)
public class TicketConversation {

    private final Tickets tickets;
    private final TicketLifecycle lifecycle;
    private final TicketFollowers follow;
    private final TicketTimeline timeline;
    private final TicketNotices notices;
    private final TicketMails mails;
    private final TicketRecipients recipients;
    private final TicketFiles files;
    private final ReplyRecords replies;
    private final TicketAccess access;
    private final CustomerDirectory customers;
    private final BusinessCalendars calendars;
    private final Clock clock;

    TicketConversation(
            Tickets tickets,
            TicketLifecycle lifecycle,
            TicketFollowers follow,
            TicketTimeline timeline,
            TicketNotices notices,
            TicketMails mails,
            TicketRecipients recipients,
            TicketFiles files,
            ReplyRecords replies,
            TicketAccess access,
            CustomerDirectory customers,
            BusinessCalendars calendars,
            Clock clock) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.follow = follow;
        this.timeline = timeline;
        this.notices = notices;
        this.mails = mails;
        this.recipients = recipients;
        this.files = files;
        this.replies = replies;
        this.access = access;
        this.customers = customers;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Says something plainly, to whom the ticket is usually answered to. */
    public UUID comment(TicketId id, String text, boolean internal, CurrentUser by) {
        return comment(id, internal ? Reply.note(text) : Reply.toCustomer(text), by);
    }

    /** Says something with files that are on the ticket already: they belong to the comment from then on. */
    public UUID commentWith(TicketId id, String text, boolean internal, List<AttachmentId> kept, CurrentUser by) {
        files.requireFree(id, kept);
        return comment(id, (internal ? Reply.note(text) : Reply.toCustomer(text)).keeping(kept), by);
    }

    /**
     * Staff says something: in public, to the customer, or as an internal note. The first public answer counts as first
     * response; that of the assignee begins the work.
     *
     * @throws RuleViolation at {@code contact} where nobody would get a public answer
     */
    public UUID comment(TicketId id, Reply reply, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        if (!reply.internal()) {
            access.requireEdit(ticket, by);
            access.requireOpen(ticket);
        }
        Audience audience = reply.internal() ? Audience.NOBODY : recipients.required(ticket, reply);
        UUID comment = say(ticket, reply, audience, null, by);
        boolean begins = !audience.isNobody()
                && ticket.assignee().equals(Optional.of(by.id()))
                && lifecycle.possibleMoves(id).contains(TicketMove.START_WORK);
        if (begins) {
            lifecycle.move(id, TicketMove.START_WORK, by.id());
        }
        mails.said(ticket, begins ? TicketStatus.IN_PROGRESS : ticket.status(), comment, by.id());
        follow.changed(id);
        return comment;
    }

    /**
     * Writes down what the customer said, on whatever way it came. Takes up a waiting ticket and reopens a resolved one;
     * a closed one stays closed and is answered by {@link Conflict}: a follow-up is a ticket of its own. So is one that is
     * being resolved for want of an answer at this very moment: a little later, the answer reopens it.
     */
    public UUID recordCustomerAnswer(TicketId id, ContactId contact, String text, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        access.requireEdit(ticket, by);
        access.requireOpen(ticket);
        ContactId who = Optional.ofNullable(contact)
                .or(ticket::contact)
                .orElseThrow(() -> new RuleViolation("contact", "tickets.rule.contact.required"));
        requireContactOf(ticket, who);
        Optional<TicketMove> wakes = lifecycle.possibleMoves(id).stream()
                .filter(move -> move == TicketMove.RESUME || move == TicketMove.REOPEN)
                .findFirst();
        if (wakes.isEmpty() && lifecycle.isOnItsWay(id)) {
            throw new Conflict("tickets.rule.onItsWay", ticket.number());
        }
        UUID comment = timeline.commented(id, NewComment.byCustomer(text, who, by.id()));
        ticket.touch(clock.instant());
        tickets.save(ticket);
        notices.customerAnswered(ticket, by.id());
        wakes.ifPresent(move -> lifecycle.move(id, move, by.id()));
        follow.changed(id);
        return comment;
    }

    /** The same with plain words, as the forms of tasks give them. */
    public void noteOutcome(TicketId id, TicketMove move, String text, CurrentUser by) {
        noteOutcome(id, move, Reply.toCustomer(text), by);
    }

    /**
     * Records what is said to the customer with a move: the question that was asked, which somebody must get; or the
     * solution, which is internal where nobody gets it, and is else sent by the process, with the survey. Null for other
     * moves.
     */
    public UUID noteOutcome(TicketId id, TicketMove move, Reply reply, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        if (move == TicketMove.RESOLVE) {
            Audience audience = recipients.of(ticket, reply);
            ticket.resolveWith(reply.text());
            UUID solution = say(ticket, reply, audience, move, by);
            mails.solved(ticket, solution, by.id());
            return solution;
        }
        if (move == TicketMove.WAIT_FOR_CUSTOMER) {
            UUID question = say(ticket, reply, recipients.required(ticket, reply), move, by);
            mails.said(ticket, TicketStatus.PENDING, question, by.id());
            return question;
        }
        return null;
    }

    /** Public is what has a recipient, and nothing else. */
    private UUID say(Ticket ticket, Reply reply, Audience audience, TicketMove move, CurrentUser by) {
        boolean internal = audience.isNobody();
        UUID comment = timeline.commented(
                ticket.id(),
                NewComment.byStaff(reply.text(), internal, by.id())
                        .formatted(reply.html())
                        .sentTo(audience.toAddresses(), audience.ccAddresses()));
        if (reply.hasFiles()) {
            reply.files().forEach(file -> files.take(ticket.id(), comment, file, by.id()));
            files.move(ticket.id(), comment, reply.kept(), by);
            if (!internal) {
                files.requireFitForMail(comment);
            }
        }
        boolean first = !internal && ticket.isUnanswered();
        replies.record(ticket.id(), comment, move, first, reply.hold());
        if (internal) {
            ticket.touch(clock.instant());
        } else {
            ticket.answered(calendars.named(ticket.sla().calendar()), clock.instant());
        }
        tickets.save(ticket);
        notices.mentioned(ticket, reply.text(), by.id());
        return comment;
    }

    private void requireContactOf(Ticket ticket, ContactId contact) {
        if (customers
                .contact(contact)
                .filter(person -> person.company().equals(ticket.company()))
                .isEmpty()) {
            throw new RuleViolation("contact", "tickets.rule.contact.ofOtherTicket");
        }
    }
}
