package com.bmasia.crm.tickets.conversation;

import com.bmasia.crm.engine.RetryLostRace;
import com.bmasia.crm.mail.outbox.MessageParts;
import com.bmasia.crm.mail.outbox.MessageParts.Part;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.tickets.calendar.BusinessCalendars;
import com.bmasia.crm.tickets.lifecycle.TicketFollowers;
import com.bmasia.crm.tickets.lifecycle.TicketLifecycle;
import com.bmasia.crm.tickets.mail.Audience;
import com.bmasia.crm.tickets.mail.TicketRecipients;
import com.bmasia.crm.tickets.replies.Reply;
import com.bmasia.crm.tickets.replies.ReplyRecords;
import com.bmasia.crm.tickets.replies.ReplyRecords.Said;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.tickets.timeline.TicketEventKind;
import com.bmasia.crm.tickets.timeline.TicketTimeline;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sending a reply so that it can be taken back for some seconds: who would get it, what became of it, undoing it. */
@Service
@Transactional
@RetryLostRace
@Requires(Permission.USE_TICKETS)
public class TicketReplies {

    /** How long the mails of a reply that is written on a page wait. */
    public static final Duration HOLD = Duration.ofSeconds(10);

    private static final Map<TicketMove, TicketMove> BACK =
            Map.of(TicketMove.WAIT_FOR_CUSTOMER, TicketMove.RESUME, TicketMove.RESOLVE, TicketMove.REOPEN);

    private final Tickets tickets;
    private final TicketLifecycle lifecycle;
    private final TicketRecipients recipients;
    private final ReplyRecords replies;
    private final MessageParts mails;
    private final TicketTimeline timeline;
    private final TicketFollowers follow;
    private final BusinessCalendars calendars;
    private final Clock clock;

    TicketReplies(
            Tickets tickets,
            TicketLifecycle lifecycle,
            TicketRecipients recipients,
            ReplyRecords replies,
            MessageParts mails,
            TicketTimeline timeline,
            TicketFollowers follow,
            BusinessCalendars calendars,
            Clock clock) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.recipients = recipients;
        this.replies = replies;
        this.mails = mails;
        this.timeline = timeline;
        this.follow = follow;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** What somebody wrote. {@code move} is null where nothing was moved with it. */
    public record Written(
            TicketMove move, boolean internal, String text, String html, List<String> to, List<String> cc) {}

    /** Who gets an answer on this ticket as things stand, or why nobody does. */
    @Transactional(readOnly = true)
    public Audience usual(TicketId id) {
        return recipients.usual(tickets.get(id));
    }

    /** The same for addresses that somebody has chosen. */
    @Transactional(readOnly = true)
    public Audience of(TicketId id, Reply reply) {
        return recipients.of(tickets.get(id), reply);
    }

    /** It is resolved, and nobody was told of the solution. */
    @Transactional(readOnly = true)
    public boolean isUntold(TicketId id) {
        Ticket ticket = tickets.get(id);
        return ticket.status() == TicketStatus.RESOLVED
                && !ticket.isResolvedWithoutAnswer()
                && replies.solution(id).filter(Said::internal).isPresent();
    }

    /** What became of the mails of these comments, by comment. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Part>> sent(Collection<UUID> comments) {
        return mails.of(comments).stream().collect(Collectors.groupingBy(Part::partOf));
    }

    /** Which replies this person can undo now, and for how many seconds more. */
    @Transactional(readOnly = true)
    public Map<UUID, Long> undoable(TicketId id, CurrentUser by) {
        Instant now = clock.instant();
        return replies.heldBy(id, by.id(), now).stream()
                .collect(Collectors.toMap(
                        Said::comment,
                        said -> Math.max(
                                1, Duration.between(now, said.undoUntil()).toSeconds())));
    }

    /**
     * Takes the reply back with all that followed from it: mails, move, first response.
     *
     * @throws Conflict where its time is over or a mail of it is on its way
     */
    public void undo(TicketId id, UUID comment, CurrentUser by) {
        Ticket ticket = tickets.locked(id);
        Said said = replies.find(id, comment).orElseThrow(() -> new NotFound("reply", comment));
        if (!said.author().equals(by.id())) {
            throw new AccessDeniedException("reply of another person");
        }
        boolean over = said.deleted() || !said.undoUntil().isAfter(clock.instant());
        if (over || !mails.withdraw(comment, "undone")) {
            throw new Conflict("tickets.rule.undo.late");
        }
        replies.delete(comment, by.id());
        if (said.firstResponse()) {
            ticket.takeBackAnswer(calendars.named(ticket.sla().calendar()), clock.instant());
        }
        if (said.move() == TicketMove.RESOLVE) {
            ticket.takeBackSolution();
        }
        tickets.save(ticket);
        timeline.happened(id, by.id(), TicketEventKind.UNDONE, Map.of("comment", comment.toString()));
        Set<TicketMove> possible = lifecycle.possibleMoves(id);
        Optional.ofNullable(said.move())
                .map(BACK::get)
                .filter(possible::contains)
                .ifPresent(back -> lifecycle.move(id, back, by.id()));
        follow.changed(id);
    }

    /** What a reply has become: a note, where nobody gets it. */
    @Transactional(readOnly = true)
    public Written written(TicketId id, UUID comment) {
        return replies.find(id, comment).map(TicketReplies::written).orElseThrow(() -> new NotFound("reply", comment));
    }

    /** What this person took back, to be put into the composer again. */
    @Transactional(readOnly = true)
    public Optional<Written> undone(TicketId id, UUID comment, CurrentUser by) {
        return replies.find(id, comment)
                .filter(said -> said.deleted() && said.author().equals(by.id()))
                .map(TicketReplies::written);
    }

    private static Written written(Said said) {
        return new Written(said.move(), said.internal(), said.text(), said.html(), said.to(), said.cc());
    }
}
