package com.bmasia.crm.tickets.web;

import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.TicketAccess;
import com.bmasia.crm.tickets.TicketList;
import com.bmasia.crm.tickets.TicketMove;
import com.bmasia.crm.tickets.TicketRow;
import com.bmasia.crm.tickets.TicketStatus;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tickets in columns by status. A card is moved by its buttons, or dragged to a column that its status can lead to. */
@Controller
@Requires(Permission.USE_TICKETS)
class BoardController {

    private static final int CARDS = 20;
    private static final int COUNTED = 1_000;
    private static final int CLOSED_DAYS = 7;

    private static final List<String> CHIPS = List.of("all", "mine", "unassigned", "urgent");

    private final ListSpec<TicketRow> list;
    private final Lists lists;
    private final TicketList tickets;
    private final TicketAccess access;
    private final Clock clock;
    private final ZoneId zone;

    BoardController(
            ListSpec<TicketRow> list, Lists lists, TicketList tickets, TicketAccess access, Clock clock, ZoneId zone) {
        this.list = list;
        this.lists = lists;
        this.tickets = tickets;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
    }

    /** @param count at most {@value #COUNTED}; beyond that nobody counts cards */
    record Column(TicketStatus status, String count, List<Card> cards, boolean more) {}

    /** @param moves what this person can ask of the ticket, as far as status and permissions tell */
    record Card(TicketRow ticket, List<Move> moves) {}

    /** @param to the column in which the ticket is afterwards; needs words first where {@code asks} */
    record Move(String action, String to, boolean asks) {

        private static Move of(TicketMove move, TicketStatus to) {
            return new Move(move.code(), to.code(), move == TicketMove.WAIT_FOR_CUSTOMER || move == TicketMove.RESOLVE);
        }

        /** Whether it is for all who could claim the ticket, and not only for those who may edit it. */
        private boolean takes() {
            return action.equals("claim") || action.equals(TicketMove.START_WORK.code());
        }
    }

    @GetMapping("/tickets/board")
    String board(
            @RequestParam(defaultValue = "all") String view, @AuthenticationPrincipal CurrentUser user, Model model) {
        fill(view, user, model);
        return "tickets/board";
    }

    @GetMapping(
            path = "/tickets/board",
            headers = {"HX-Request=true", "!HX-History-Restore-Request"})
    String columns(
            @RequestParam(defaultValue = "all") String view, @AuthenticationPrincipal CurrentUser user, Model model) {
        fill(view, user, model);
        return "tickets/board :: columns";
    }

    private void fill(String view, CurrentUser user, Model model) {
        String chip = CHIPS.contains(view) ? view : "all";
        List<Column> columns = new ArrayList<>();
        for (TicketStatus status : TicketStatus.values()) {
            columns.add(column(status, ListQuery.of("view", chip), user));
        }
        model.addAttribute("columns", columns);
        model.addAttribute("view", chip);
        model.addAttribute("chips", CHIPS);
    }

    private Column column(TicketStatus status, ListQuery query, CurrentUser user) {
        Scope scope = tickets.scope(user).where("t.status = :status").with("status", status.name());
        if (status == TicketStatus.CLOSED) {
            Instant recently = LocalDate.now(clock.withZone(zone))
                    .minusDays(CLOSED_DAYS)
                    .atStartOfDay(zone)
                    .toInstant();
            scope = scope.where("t.closed_at >= :recently").with("recently", Sql.at(recently));
        }
        int count = lists.count(list, query, scope, COUNTED);
        String shown = count < COUNTED ? String.valueOf(count) : COUNTED + "+";
        PageOf<TicketRow> page = lists.page(list, query.with("sort", order(status)), scope, CARDS);
        List<Card> cards = page.items().stream()
                .map(ticket -> new Card(ticket, moves(ticket, user)))
                .toList();
        return new Column(status, shown, cards, page.hasNext());
    }

    private List<Move> moves(TicketRow ticket, CurrentUser user) {
        boolean edits = access.mayEdit(ticket, user);
        boolean takes = access.mayTake(ticket, user);
        return moves(ticket.status()).stream()
                .filter(move -> edits || takes && move.takes())
                .toList();
    }

    /** Where the clock stands still nothing is due, and the order by due date would leave the tickets out. */
    private static String order(TicketStatus status) {
        return switch (status) {
            case NEW, ASSIGNED, IN_PROGRESS -> "due";
            case PENDING, RESOLVED, CLOSED -> "updated";
        };
    }

    private static List<Move> moves(TicketStatus status) {
        Move claim = new Move("claim", TicketStatus.ASSIGNED.code(), false);
        Move work = Move.of(TicketMove.START_WORK, TicketStatus.IN_PROGRESS);
        Move resolve = Move.of(TicketMove.RESOLVE, TicketStatus.RESOLVED);
        return switch (status) {
            case NEW -> List.of(claim, work);
            case ASSIGNED -> List.of(work, resolve, new Move("release", TicketStatus.NEW.code(), false));
            case IN_PROGRESS -> List.of(Move.of(TicketMove.WAIT_FOR_CUSTOMER, TicketStatus.PENDING), resolve);
            case PENDING -> List.of(Move.of(TicketMove.RESUME, TicketStatus.IN_PROGRESS), resolve);
            case RESOLVED ->
                List.of(
                        Move.of(TicketMove.REOPEN, TicketStatus.IN_PROGRESS),
                        Move.of(TicketMove.CLOSE, TicketStatus.CLOSED));
            case CLOSED -> List.of();
        };
    }
}
