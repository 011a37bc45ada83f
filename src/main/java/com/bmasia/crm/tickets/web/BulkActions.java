package com.bmasia.crm.tickets.web;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketList;
import com.bmasia.crm.tickets.TicketRow;
import com.bmasia.crm.users.CurrentUser;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** One action on many tickets, each in a transaction of its own: what one refuses does not undo the others. */
@Component
class BulkActions {

    private final TicketMoves moves;
    private final TicketList tickets;
    private final Refusals refusals;

    BulkActions(TicketMoves moves, TicketList tickets, Refusals refusals) {
        this.moves = moves;
        this.tickets = tickets;
        this.refusals = refusals;
    }

    /** @param number the ticket's, or its id where it no longer exists */
    record Refusal(String id, String number, String reason) implements Serializable {}

    /** @param asked stays in the bar, and what was refused stays ticked, so that it can be tried otherwise */
    record Result(TicketMoves.Asked asked, int done, List<Refusal> refused) implements Serializable {

        public boolean refuses(TicketId id) {
            return refused.stream().anyMatch(refusal -> refusal.id().equals(id.toString()));
        }
    }

    Result run(Collection<TicketId> ids, TicketMoves.Asked asked, CurrentUser by) {
        Map<TicketId, String> numbers =
                tickets.find(ids).stream().collect(Collectors.toMap(TicketRow::id, TicketRow::number));
        Map<TicketId, String> refused = new LinkedHashMap<>();
        for (TicketId id : ids) {
            try {
                moves.run(id, asked, by);
            } catch (RuleViolation
                    | Conflict
                    | NotFound
                    | AccessDeniedException
                    | OptimisticLockingFailureException refusal) {
                refused.put(id, refusals.inWords(refusal));
            }
        }
        List<Refusal> list = new ArrayList<>();
        refused.forEach(
                (id, reason) -> list.add(new Refusal(id.toString(), numbers.getOrDefault(id, id.toString()), reason)));
        return new Result(asked, ids.size() - refused.size(), list);
    }
}
