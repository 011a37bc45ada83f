package com.bmasia.crm.tickets.web;

import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.read.TicketQueries;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserId;
import java.io.Serializable;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What buttons and selects of ticket pages ask for, by the names that their forms use. */
@Component
public class TicketMoves {

    private final TicketService tickets;
    private final TicketWork work;
    private final TicketQueries queries;

    TicketMoves(TicketService tickets, TicketWork work, TicketQueries queries) {
        this.tickets = tickets;
        this.work = work;
        this.queries = queries;
    }

    /**
     * @param action claim, release, assign, priority, category, team, merge, or the code of a {@link TicketMove}
     * @param value what is assigned, or the number of the ticket to merge into
     * @param text question, resolution or reason
     */
    public record Asked(String action, String value, String text) implements Serializable {

        public Asked {
            action = action == null ? "" : action;
        }
    }

    public void run(TicketId id, Asked asked, CurrentUser by) {
        switch (asked.action()) {
            case "claim" -> work.claim(id, by);
            case "release" -> work.release(id, by);
            case "assign" -> work.assign(id, read("assignee", asked.value(), UserId::of), by);
            case "priority" -> tickets.changePriority(id, read("priority", asked.value(), TicketPriority::of), by);
            case "category" -> tickets.changeCategory(id, read("category", asked.value(), TicketCategory::of), by);
            case "team" -> tickets.changeTeam(id, read("team", asked.value(), Function.identity()), by);
            case "merge" -> work.merge(id, target(asked.value()), by);
            default -> move(id, read("move", asked.action(), TicketMove::of), asked.text(), by);
        }
    }

    private void move(TicketId id, TicketMove move, String text, CurrentUser by) {
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

    private TicketId target(String number) {
        return queries.byNumber(number == null ? "" : number)
                .orElseThrow(() -> new RuleViolation("target", "tickets.rule.merge.unknown", number));
    }

    private static <T> T read(String field, String value, Function<String, T> type) {
        try {
            return type.apply(value == null ? "" : value);
        } catch (IllegalArgumentException e) {
            throw new RuleViolation(field, Checks.REQUIRED);
        }
    }
}
