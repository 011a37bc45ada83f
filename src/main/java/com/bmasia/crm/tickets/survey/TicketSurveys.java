package com.bmasia.crm.tickets.survey;

import com.bmasia.crm.customers.CustomerDirectory;
import com.bmasia.crm.customers.CustomerDirectory.ContactRef;
import com.bmasia.crm.tickets.notices.TicketNotices;
import com.bmasia.crm.tickets.survey.SurveyTokens.Asked;
import com.bmasia.crm.tickets.ticket.Ticket;
import com.bmasia.crm.tickets.ticket.TicketText;
import com.bmasia.crm.tickets.ticket.Tickets;
import com.bmasia.crm.tickets.timeline.TicketEventKind;
import com.bmasia.crm.tickets.timeline.TicketTimeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The survey that a customer reaches from the mail about a solved ticket. Whoever has the address may answer; nobody else
 * can, and nothing else can be done with it.
 */
@Service
@Transactional
public class TicketSurveys {

    /** So long after it was solved an answer can be given or changed. */
    static final Duration OPEN = Duration.ofDays(30);

    private final SurveyTokens tokens;
    private final Answers answers;
    private final Tickets tickets;
    private final CustomerDirectory customers;
    private final TicketTimeline timeline;
    private final TicketNotices notices;
    private final Clock clock;

    TicketSurveys(
            SurveyTokens tokens,
            Answers answers,
            Tickets tickets,
            CustomerDirectory customers,
            TicketTimeline timeline,
            TicketNotices notices,
            Clock clock) {
        this.tokens = tokens;
        this.answers = answers;
        this.tickets = tickets;
        this.customers = customers;
        this.timeline = timeline;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * @param answer what was answered before, or null
     * @param open whether it can still be answered
     */
    public record Survey(String token, String number, String subject, Answer answer, boolean open) {}

    /** Empty for an address that we did not write, or whose ticket is gone. */
    @Transactional(readOnly = true)
    public Optional<Survey> find(String token) {
        return tokens.read(token)
                .flatMap(asked -> tickets.find(asked.ticket())
                        .filter(ticket -> person(asked).isPresent())
                        .map(ticket -> survey(token, ticket)));
    }

    /**
     * Keeps the answer, unless it comes too late. Gives the survey as it is now.
     *
     * @throws com.bmasia.crm.shared.RuleViolation for a number of stars that there is not, or a comment that is too long
     */
    public Optional<Survey> answer(String token, int stars, String comment) {
        Rating rating = new Rating(stars);
        String said = TicketText.remark(comment);
        Optional<Asked> asked = tokens.read(token);
        Optional<ContactRef> person = asked.flatMap(this::person);
        if (person.isEmpty() || tickets.find(asked.get().ticket()).isEmpty()) {
            return Optional.empty();
        }
        Ticket ticket = tickets.locked(asked.get().ticket());
        if (isOpen(ticket) && answers.keep(ticket.id(), person.get().id(), rating, said)) {
            timeline.happened(ticket.id(), null, TicketEventKind.RATED, details(person.get(), rating, said));
            if (rating.isLow()) {
                notices.ratedLow(ticket, rating.stars());
            }
            notices.changed(ticket.id());
        }
        return Optional.of(survey(token, ticket));
    }

    private Survey survey(String token, Ticket ticket) {
        return new Survey(
                token,
                ticket.number(),
                ticket.subject(),
                answers.of(ticket.id()).orElse(null),
                isOpen(ticket));
    }

    /** A ticket that was taken up again counts from when it is solved anew. */
    private boolean isOpen(Ticket ticket) {
        Instant solved = ticket.resolvedAt().orElse(clock.instant());
        return clock.instant().isBefore(solved.plus(OPEN));
    }

    private Optional<ContactRef> person(Asked asked) {
        return customers.contact(asked.contact());
    }

    private static Map<String, String> details(ContactRef person, Rating rating, String comment) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("by", person.name());
        details.put("stars", String.valueOf(rating.stars()));
        if (!comment.isEmpty()) {
            details.put("comment", comment);
        }
        return details;
    }
}
