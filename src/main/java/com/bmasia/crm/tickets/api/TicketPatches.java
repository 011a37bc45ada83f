package com.bmasia.crm.tickets.api;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.engine.RetryLostRace;
import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.TicketTransitions;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.ticket.TicketChanges;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.web.api.Given;
import com.bmasia.crm.web.api.SentBack;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the use cases out of a PATCH: edit, assign, transition; all of them or none. */
@Component
class TicketPatches {

    /** Moves with words: the question, the solution, the reason. */
    private static final Set<TicketMove> SPEAKING =
            EnumSet.of(TicketMove.WAIT_FOR_CUSTOMER, TicketMove.RESOLVE, TicketMove.CANCEL);

    private static final Set<TicketStatus> LISTENING =
            EnumSet.of(TicketStatus.PENDING, TicketStatus.RESOLVED, TicketStatus.CLOSED);

    private final TicketService tickets;
    private final TicketWork work;
    private final TicketTransitions transitions;
    private final TicketReader reader;
    private final MessageSource messages;
    private final SentBack sentBack;

    TicketPatches(
            TicketService tickets,
            TicketWork work,
            TicketTransitions transitions,
            TicketReader reader,
            MessageSource messages,
            SentBack sentBack) {
        this.tickets = tickets;
        this.work = work;
        this.transitions = transitions;
        this.reader = reader;
        this.messages = messages;
        this.sentBack = sentBack;
    }

    @Transactional
    @RetryLostRace
    public void apply(TicketId id, TicketPatch patch, CurrentUser by) {
        TicketJson now = reader.one(id);
        sentBack.check(patch.others(), now);
        boolean moves = patch.status().present()
                && !required("status", patch.status().value()).code().equals(now.status());
        ApiNames.of(() -> {
            if (patch.editsFields()) {
                tickets.edit(id, changes(tickets.asItIs(id), now, patch), by);
            }
            if (patch.assignedTo().present()
                    && !Objects.equals(patch.assignedTo().value(), now.assignedTo())) {
                assign(id, patch.assignedTo().value(), by);
            }
            if (moves) {
                TicketStatus status = patch.status().value();
                requireListener(isHeard(status, now), patch.comment().value());
                transitions.to(id, status, text(patch, status), by);
            } else {
                requireListener(false, patch.comment().value());
            }
        });
    }

    /** To a team, to a person, or both: all of it or nothing. */
    @Transactional
    @RetryLostRace
    public void assign(TicketId id, Given<UUID> person, Given<String> team, CurrentUser by) {
        ApiNames.of(() -> {
            team.ifPresent(key -> tickets.changeTeam(id, required("assigned_team", key), by));
            person.ifPresent(one -> assign(id, one, by));
        });
    }

    /** The move itself, or the status that shall be reached: one of both. */
    @Transactional
    @RetryLostRace
    public void transition(TicketId id, TicketMove move, TicketStatus status, String comment, CurrentUser by) {
        if (move == null && status == null) {
            throw new RuleViolation("move", Checks.REQUIRED);
        }
        if (move != null && status != null) {
            throw new RuleViolation("status", "web.api.no-effect");
        }
        ApiNames.of(() -> {
            if (move != null) {
                requireListener(SPEAKING.contains(move), comment);
                transitions.move(id, move, comment, by);
            } else {
                requireListener(isHeard(status, reader.one(id)), comment);
                transitions.to(id, status, comment, by);
            }
        });
    }

    /** Nobody is taken off where nobody is on: what was asked for is so already. */
    private void assign(TicketId id, UUID person, CurrentUser by) {
        if (person != null) {
            work.assign(id, new UserId(person), by);
        } else if (reader.one(id).assignedTo() != null) {
            work.release(id, by);
        }
    }

    /** Closing what is resolved says nothing more; closing what is open gives the reason. */
    private static boolean isHeard(TicketStatus status, TicketJson now) {
        return LISTENING.contains(status)
                && !(status == TicketStatus.CLOSED && now.status().equals(TicketStatus.RESOLVED.code()));
    }

    private static void requireListener(boolean heard, String comment) {
        if (!heard && comment != null && !comment.isBlank()) {
            throw new RuleViolation("comment", "web.api.no-effect");
        }
    }

    /** What is said with a change of status; old clients send nothing. */
    private String text(TicketPatch patch, TicketStatus status) {
        return patch.comment().present() && patch.comment().value() != null
                ? patch.comment().value()
                : standardText(status);
    }

    private String standardText(TicketStatus status) {
        String key = switch (status) {
            case RESOLVED -> "tickets.api.resolved";
            case PENDING -> "tickets.api.pending";
            default -> "tickets.api.cancelled";
        };
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    /** A due date that comes back as it was shown stays whose it is: the service level's, or a person's. */
    private static Instant due(TicketChanges now, TicketJson shown, TicketPatch patch) {
        return patch.dueDate().present() && !Objects.equals(patch.dueDate().value(), shown.dueDate())
                ? patch.dueDate().value()
                : now.dueAt();
    }

    private static TicketChanges changes(TicketChanges now, TicketJson shown, TicketPatch patch) {
        return new TicketChanges(
                patch.subject().or(now.subject()),
                patch.description().or(now.description()),
                required("category", patch.category().or(now.category())),
                required("priority", patch.priority().or(now.priority())),
                typed(patch.company().or(now.company().value()), CompanyId::new),
                typed(
                        patch.contact()
                                .or(now.contact() == null ? null : now.contact().value()),
                        ContactId::new),
                required("assigned_team", patch.assignedTeam().or(now.team())),
                patch.tags().or(now.tags()) == null ? List.of() : patch.tags().or(now.tags()),
                due(now, shown, patch),
                Boolean.TRUE.equals(patch.routeAgain().or(false)),
                patch.version().or(now.version()));
    }

    private static <T> T typed(UUID id, Function<UUID, T> type) {
        return id == null ? null : type.apply(id);
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw new RuleViolation(field, Checks.REQUIRED);
        }
        return value;
    }
}
