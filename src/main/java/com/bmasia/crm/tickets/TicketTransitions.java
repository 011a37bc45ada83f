package com.bmasia.crm.tickets;

import com.bmasia.crm.engine.RetryLostRace;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A ticket asked for by the status it shall have, as boards, bulk actions and the old API clients do: finds the move that
 * leads there from where the process stands, and makes it.
 */
@Service
@Transactional
@RetryLostRace
@Requires(Permission.USE_TICKETS)
public class TicketTransitions {

    private static final Map<TicketMove, TicketStatus> LEADS_TO = Map.of(
            TicketMove.START_WORK, TicketStatus.IN_PROGRESS,
            TicketMove.RESUME, TicketStatus.IN_PROGRESS,
            TicketMove.REOPEN, TicketStatus.IN_PROGRESS,
            TicketMove.WAIT_FOR_CUSTOMER, TicketStatus.PENDING,
            TicketMove.RESOLVE, TicketStatus.RESOLVED,
            TicketMove.CLOSE, TicketStatus.CLOSED,
            TicketMove.CANCEL, TicketStatus.CLOSED);

    private final TicketWork work;

    TicketTransitions(TicketWork work) {
        this.work = work;
    }

    /** The statuses that this person could bring the ticket to now. */
    @Transactional(readOnly = true)
    public Set<TicketStatus> possible(TicketId id, CurrentUser by) {
        TicketOptions options = work.options(id, by);
        Set<TicketStatus> statuses = EnumSet.noneOf(TicketStatus.class);
        options.moves().stream().map(LEADS_TO::get).forEach(statuses::add);
        if (options.claim()) {
            statuses.add(TicketStatus.ASSIGNED);
        }
        if (options.release()) {
            statuses.add(TicketStatus.NEW);
        }
        return statuses;
    }

    /**
     * @param text the solution, the question or the reason, where the move needs one
     * @throws Conflict with the possible statuses, where no move leads there
     */
    public void to(TicketId id, TicketStatus wanted, String text, CurrentUser by) {
        TicketOptions options = work.options(id, by);
        if (wanted == TicketStatus.ASSIGNED && options.claim()) {
            work.claim(id, by);
        } else if (wanted == TicketStatus.NEW && options.release()) {
            work.release(id, by);
        } else {
            move(id, moveTo(id, wanted, options, by), text, by);
        }
    }

    public void move(TicketId id, TicketMove move, String text, CurrentUser by) {
        switch (move) {
            case START_WORK -> work.startWork(id, by);
            case WAIT_FOR_CUSTOMER -> work.waitForCustomer(id, text, by);
            case RESUME -> work.resume(id, by);
            case RESOLVE -> work.resolve(id, text, by);
            case REOPEN -> work.reopen(id, by);
            case CLOSE -> work.close(id, by);
            case CANCEL -> work.cancel(id, text, by);
        }
    }

    private TicketMove moveTo(TicketId id, TicketStatus wanted, TicketOptions options, CurrentUser by) {
        return options.moves().stream()
                .filter(move -> LEADS_TO.get(move) == wanted)
                .findFirst()
                .orElseThrow(() -> new Conflict(
                        possible(id, by).stream()
                                .map(TicketStatus::code)
                                .sorted()
                                .toList(),
                        "tickets.rule.status",
                        wanted.code()));
    }
}
