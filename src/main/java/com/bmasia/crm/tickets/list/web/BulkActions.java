package com.bmasia.crm.tickets.list.web;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.list.TicketList;
import com.bmasia.crm.tickets.list.TicketRow;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.web.Refusals;
import com.bmasia.crm.tickets.web.TicketMoves;
import com.bmasia.crm.users.CurrentUser;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** One action on many tickets, each in a transaction of its own: what one refuses does not undo the others. */
@Component
class BulkActions {

    private final TicketMoves moves;
    private final TicketList tickets;
    private final Refusals refusals;
    private final MessageSource messages;

    BulkActions(TicketMoves moves, TicketList tickets, Refusals refusals, MessageSource messages) {
        this.moves = moves;
        this.tickets = tickets;
        this.refusals = refusals;
        this.messages = messages;
    }

    /** @param number the ticket's, or its id where it no longer exists */
    record Refusal(String id, String number, String reason) implements Serializable {}

    /**
     * How one ticket gets its former value back.
     *
     * @param action assign or priority
     * @param set what was put in the place of {@code former}; empty where there was nobody
     */
    record Undo(String id, String action, String set, String former) implements Serializable {}

    /**
     * @param asked stays in the bar where something was refused
     * @param kept ids of those that stay ticked, so that it can be tried otherwise
     */
    record Result(TicketMoves.Asked asked, int done, List<Refusal> refused, List<String> kept, List<Undo> undo)
            implements Serializable {

        public boolean refuses(TicketId id) {
            return kept.contains(id.toString());
        }

        /** Nothing was chosen: all stay ticked. */
        static Result unchosen(TicketMoves.Asked asked, Collection<TicketId> ids) {
            return new Result(
                    asked, 0, List.of(), ids.stream().map(TicketId::toString).toList(), List.of());
        }
    }

    Result run(Collection<TicketId> ids, TicketMoves.Asked asked, CurrentUser by) {
        Map<TicketId, TicketRow> before = rows(ids);
        Map<TicketId, String> refused = new LinkedHashMap<>();
        ids.forEach(id -> attempt(id, asked, by, refused));
        return result(asked, ids, before, refused, undo(asked, before, refused.keySet(), by));
    }

    /** Gives each ticket back what it had before, unless somebody has changed it since. */
    Result undo(String action, String set, Map<TicketId, String> former, CurrentUser by) {
        Map<TicketId, TicketRow> now = rows(former.keySet());
        Map<TicketId, String> refused = new LinkedHashMap<>();
        former.forEach((id, value) -> {
            if (now.containsKey(id) && set.equals(value(action, now.get(id)))) {
                attempt(id, back(action, value), by, refused);
            } else {
                refused.put(id, messages.getMessage("tickets.bulk.changed", null, LocaleContextHolder.getLocale()));
            }
        });
        return result(new TicketMoves.Asked("", null, null), former.keySet(), now, refused, List.of());
    }

    private static TicketMoves.Asked back(String action, String value) {
        return action.equals("assign") && value.isEmpty()
                ? new TicketMoves.Asked("release", null, null)
                : new TicketMoves.Asked(action, value, null);
    }

    private void attempt(TicketId id, TicketMoves.Asked asked, CurrentUser by, Map<TicketId, String> refused) {
        try {
            moves.run(id, asked, by);
        } catch (RuleViolation | Conflict | NotFound | AccessDeniedException | OptimisticLockingFailureException no) {
            refused.put(id, refusals.inWords(no));
        }
    }

    private static Result result(
            TicketMoves.Asked asked,
            Collection<TicketId> ids,
            Map<TicketId, TicketRow> rows,
            Map<TicketId, String> refused,
            List<Undo> undo) {
        List<Refusal> list = new ArrayList<>();
        refused.forEach((id, reason) -> list.add(
                new Refusal(id.toString(), rows.containsKey(id) ? rows.get(id).number() : id.toString(), reason)));
        List<String> kept = refused.keySet().stream().map(TicketId::toString).toList();
        return new Result(asked, ids.size() - refused.size(), list, kept, undo);
    }

    private static List<Undo> undo(
            TicketMoves.Asked asked, Map<TicketId, TicketRow> before, Set<TicketId> refused, CurrentUser by) {
        boolean assigns = Set.of("assign", "claim").contains(asked.action());
        if (!assigns && !asked.action().equals("priority")) {
            return List.of();
        }
        String action = assigns ? "assign" : "priority";
        String set = asked.action().equals("claim") ? by.id().toString() : asked.value();
        return before.values().stream()
                .filter(row ->
                        !refused.contains(row.id()) && !value(action, row).equals(set))
                .map(row -> new Undo(row.id().toString(), action, set, value(action, row)))
                .toList();
    }

    private static String value(String action, TicketRow row) {
        if (action.equals("assign")) {
            return row.assignee() == null ? "" : row.assignee().toString();
        }
        return row.priority().code();
    }

    private Map<TicketId, TicketRow> rows(Collection<TicketId> ids) {
        Map<TicketId, TicketRow> rows = new LinkedHashMap<>();
        tickets.find(ids).forEach(row -> rows.put(row.id(), row));
        return rows;
    }
}
