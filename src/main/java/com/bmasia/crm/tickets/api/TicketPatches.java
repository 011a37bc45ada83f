package com.bmasia.crm.tickets.api;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.engine.RetryLostRace;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.TicketChanges;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.TicketStatus;
import com.bmasia.crm.tickets.TicketTransitions;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes the use cases out of a PATCH: edit, assign, transition; all of them or none. */
@Component
class TicketPatches {

    private final TicketService tickets;
    private final TicketWork work;
    private final TicketTransitions transitions;
    private final TicketReader reader;
    private final MessageSource messages;

    TicketPatches(
            TicketService tickets,
            TicketWork work,
            TicketTransitions transitions,
            TicketReader reader,
            MessageSource messages) {
        this.tickets = tickets;
        this.work = work;
        this.transitions = transitions;
        this.reader = reader;
        this.messages = messages;
    }

    @Transactional
    @RetryLostRace
    public void apply(TicketId id, TicketPatch patch, CurrentUser by) {
        TicketJson now = reader.one(id);
        if (patch.editsFields()) {
            tickets.edit(id, changes(tickets.asItIs(id), patch), by);
        }
        patch.assignedTo().ifPresent(person -> assign(id, person, by));
        patch.status().ifPresent(status -> {
            if (!status.code().equals(now.status())) {
                transitions.to(id, status, text(patch, status), by);
            }
        });
    }

    void assign(TicketId id, UUID person, CurrentUser by) {
        if (person == null) {
            work.release(id, by);
        } else {
            work.assign(id, new UserId(person), by);
        }
    }

    /** What is said with a change of status; old clients send nothing. */
    String text(TicketPatch patch, TicketStatus status) {
        return patch.comment().present() && patch.comment().value() != null
                ? patch.comment().value()
                : standardText(status);
    }

    String standardText(TicketStatus status) {
        String key = switch (status) {
            case RESOLVED -> "tickets.api.resolved";
            case PENDING -> "tickets.api.pending";
            default -> "tickets.api.cancelled";
        };
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }

    private static TicketChanges changes(TicketChanges now, TicketPatch patch) {
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
                patch.dueDate().or(now.dueAt()),
                Boolean.TRUE.equals(patch.routeAgain().or(false)),
                patch.version().or(now.version()));
    }

    private static <T> T typed(UUID id, Function<UUID, T> type) {
        return id == null ? null : type.apply(id);
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw new RuleViolation(field, "tickets.rule.required");
        }
        return value;
    }
}
