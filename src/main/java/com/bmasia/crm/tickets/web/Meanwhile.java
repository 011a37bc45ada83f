package com.bmasia.crm.tickets.web;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.tickets.TicketOptions;
import com.bmasia.crm.tickets.read.TicketDetails;
import com.bmasia.crm.tickets.read.TicketQueries;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.users.CurrentUser;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Whether what a person acts upon is still as it was shown to them: a move as long as nobody else was put in charge, a
 * detail as long as nobody else has changed that detail.
 */
@Component
class Meanwhile {

    private final TicketQueries queries;
    private final MessageSource messages;

    Meanwhile(TicketQueries queries, MessageSource messages) {
        this.queries = queries;
        this.messages = messages;
    }

    /** Somebody else was faster; carries what is needed to do it all the same. */
    static final class Changed extends Conflict {

        private final transient TicketMoves.Asked asked;
        private final String now;

        private Changed(String messageKey, String number, String name, TicketMoves.Asked asked, String now) {
            super(messageKey, number, name);
            this.asked = asked;
            this.now = now;
        }

        /** Null where the person may not do it any more. */
        TicketPage.Again again(TicketOptions options) {
            return isPossible(options) ? new TicketPage.Again(asked.value(), asked.text(), now) : null;
        }

        private boolean isPossible(TicketOptions options) {
            return switch (asked.action()) {
                case "assign" -> options.assign();
                case "priority", "category", "team" -> options.edit();
                case "release" -> options.release();
                case "merge" -> options.moves().contains(TicketMove.CANCEL);
                default -> options.moves().stream().anyMatch(move -> move.code().equals(asked.action()));
            };
        }
    }

    /** @param seen what the form was shown with; null where it says nothing, as the board's and the list's do */
    void check(TicketId id, TicketMoves.Asked asked, String seen, CurrentUser by) {
        if (seen == null || asked.action().equals("claim")) {
            return;
        }
        TicketDetails ticket = queries.details(id);
        switch (asked.action()) {
            case "priority" ->
                check(
                        ticket,
                        asked,
                        seen,
                        ticket.priority().code(),
                        word(asked, ticket.priority().code()));
            case "category" ->
                check(
                        ticket,
                        asked,
                        seen,
                        ticket.category().code(),
                        word(asked, ticket.category().code()));
            case "team" -> check(ticket, asked, seen, ticket.team(), ticket.teamName());
            default -> checkAssignee(ticket, asked, seen, by);
        }
    }

    private static void check(TicketDetails ticket, TicketMoves.Asked asked, String seen, String now, String inWords) {
        if (!seen.equals(now) && !now.equals(asked.value())) {
            throw new Changed("tickets.meanwhile." + asked.action(), ticket.number(), inWords, asked, now);
        }
    }

    private String word(TicketMoves.Asked asked, String code) {
        return messages.getMessage("tickets." + asked.action() + "." + code, null, LocaleContextHolder.getLocale());
    }

    /** Refuses a reply that ends or rests the work, where somebody else has it now; it can be confirmed in the composer. */
    void checkReply(TicketId id, String seen, CurrentUser by) {
        TicketDetails ticket = queries.details(id);
        if (seen != null && isOthersNow(ticket, seen, by)) {
            throw new Conflict(whose(ticket), ticket.number(), ticket.assigneeName());
        }
    }

    private static void checkAssignee(TicketDetails ticket, TicketMoves.Asked asked, String seen, CurrentUser by) {
        String now = Objects.toString(ticket.assignee(), "");
        if (isOthersNow(ticket, seen, by) && !now.equals(asked.value())) {
            throw new Changed(whose(ticket), ticket.number(), ticket.assigneeName(), asked, now);
        }
    }

    /** One's own ticket is no surprise, whoever had it before. */
    private static boolean isOthersNow(TicketDetails ticket, String seen, CurrentUser by) {
        return !seen.equals(Objects.toString(ticket.assignee(), "")) && !by.id().equals(ticket.assignee());
    }

    private static String whose(TicketDetails ticket) {
        return ticket.assignee() == null ? "tickets.meanwhile.nobody" : "tickets.meanwhile.assignee";
    }
}
