package com.bmasia.crm.tickets.inbound;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.attachments.NewFile;
import com.bmasia.crm.tickets.attachments.TextFile;
import com.bmasia.crm.tickets.attachments.TicketFiles;
import com.bmasia.crm.tickets.lifecycle.TicketFollowers;
import com.bmasia.crm.tickets.lifecycle.TicketLifecycle;
import com.bmasia.crm.tickets.notices.TicketNotices;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.tickets.timeline.NewComment;
import com.bmasia.crm.tickets.timeline.TicketTimeline;
import com.bmasia.crm.users.CurrentUser;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What customers write by email becomes tickets and comments, without anybody of ours: in the transaction that marks the
 * email as handled.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class CustomerEmails {

    private static final int MAX_TEXT = 20_000;
    private static final int MAX_QUOTED = 200_000;
    private static final int MAX_SUBJECT = 200;

    private final Tickets tickets;
    private final TicketService service;
    private final TicketLifecycle lifecycle;
    private final TicketFollowers follow;
    private final TicketTimeline timeline;
    private final TicketNotices notices;
    private final TicketFiles files;
    private final MessageSource texts;
    private final Clock clock;

    CustomerEmails(
            Tickets tickets,
            TicketService service,
            TicketLifecycle lifecycle,
            TicketFollowers follow,
            TicketTimeline timeline,
            TicketNotices notices,
            TicketFiles files,
            MessageSource texts,
            Clock clock) {
        this.tickets = tickets;
        this.service = service;
        this.lifecycle = lifecycle;
        this.follow = follow;
        this.timeline = timeline;
        this.notices = notices;
        this.files = files;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * What an email says.
     *
     * @param inbound its id
     * @param quoted history below; null for none
     */
    public record Letter(UUID inbound, String subject, String text, String quoted, List<NewFile> files) {}

    /** What a ticket is, for whoever decides whether an email belongs to it. */
    public record Addressee(
            TicketId id,
            String number,
            ContactId contact,
            com.bmasia.crm.customers.CompanyId company,
            boolean closed) {}

    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Addressee> find(TicketId ticket) {
        return tickets.find(ticket)
                .map(found -> new Addressee(
                        found.id(),
                        found.number(),
                        found.contact().orElse(null),
                        found.company(),
                        found.status() == TicketStatus.CLOSED));
    }

    /**
     * The contact answers: takes up a waiting ticket, reopens a resolved one.
     *
     * @throws Conflict for a closed ticket, and for one whose timer has just fired; a little later it goes
     */
    public UUID answer(TicketId id, ContactId contact, Letter letter) {
        Ticket ticket = tickets.locked(id);
        if (ticket.status() == TicketStatus.CLOSED) {
            throw new Conflict("tickets.rule.closed", ticket.number());
        }
        Optional<TicketMove> wakes = lifecycle.possibleMoves(id).stream()
                .filter(move -> move == TicketMove.RESUME || move == TicketMove.REOPEN)
                .findFirst();
        if (wakes.isEmpty() && lifecycle.isOnItsWay(id)) {
            throw new Conflict("tickets.rule.onItsWay", ticket.number());
        }
        UUID comment = record(ticket, contact, letter);
        notices.customerAnswered(ticket, null);
        wakes.ifPresent(move -> lifecycle.move(id, move, null));
        follow.changed(id);
        return comment;
    }

    /** A machine of the contact answers: it is kept where people see it, and changes nothing. */
    public UUID note(TicketId id, ContactId contact, Letter letter) {
        Ticket ticket = tickets.locked(id);
        UUID comment = record(ticket, contact, letter);
        notices.changed(id);
        return comment;
    }

    /** @param given whose description and subject are taken from the letter; {@code by} null for the system itself */
    public TicketId open(NewTicket given, Letter letter, CurrentUser by) {
        Words words = words(letter);
        TicketId id = service.createFor(
                new NewTicket(
                        subject(letter.subject()),
                        words.text(),
                        given.category(),
                        given.priority(),
                        TicketSource.EMAIL,
                        given.company(),
                        given.contact(),
                        given.assignee(),
                        given.team(),
                        given.tags(),
                        given.dueAt(),
                        given.followUpOf()),
                by);
        words.files().forEach(file -> files.take(id, null, file, null));
        return id;
    }

    private UUID record(Ticket ticket, ContactId contact, Letter letter) {
        Words words = words(letter);
        UUID comment = timeline.commented(
                ticket.id(),
                NewComment.byCustomer(words.text(), contact, null)
                        .cameBy(letter.inbound(), shortened(letter.quoted(), MAX_QUOTED)));
        words.files().forEach(file -> files.take(ticket.id(), comment, file, null));
        ticket.touch(clock.instant());
        tickets.save(ticket);
        return comment;
    }

    /** @param files those that are taken */
    private record Words(String text, List<NewFile> files) {}

    /** The text with what had to be left out of it; what is too long for it is a file as well. */
    private Words words(Letter letter) {
        List<NewFile> taken = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (NewFile file : letter.files()) {
            Optional<RuleViolation> refusal = files.refusal(file);
            refusal.ifPresentOrElse(why -> notes.add(words(why.messageKey(), why.arguments())), () -> taken.add(file));
        }
        String said = letter.text().isBlank() ? words("tickets.inbound.noText") : letter.text();
        String refused = notes.isEmpty() ? "" : "\n\n" + words("tickets.inbound.refused", String.join("\n", notes));
        String note = shortened(refused, 4_000);
        if (said.length() + note.length() > MAX_TEXT) {
            taken.add(TextFile.of("email.txt", said));
            note = "\n\n" + words("tickets.inbound.cut") + note;
        }
        return new Words(shortened(said, MAX_TEXT - note.length()) + note, taken);
    }

    private String subject(String subject) {
        String clean = subject == null ? "" : subject.strip();
        return clean.isEmpty() ? words("tickets.inbound.noSubject") : shortened(clean, MAX_SUBJECT);
    }

    private static String shortened(String text, int longest) {
        if (text == null || text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    private String words(String key, Object... arguments) {
        return texts.getMessage(key, arguments, Locale.ENGLISH);
    }
}
