package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.Bench;
import com.bmasia.crm.test.BenchTest;
import com.bmasia.crm.tickets.list.TicketList;
import com.bmasia.crm.tickets.list.TicketRow;
import com.bmasia.crm.tickets.statistics.TicketDoneSummary;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.web.list.ListPages;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The ticket screens and their API over 100,000 tickets with 300,000 comments; {@code -Dbench.tickets=1000000} for a million
 * with three.
 */
@BenchTest
class TicketScreensBench {

    private static final int TICKETS = Integer.getInteger("bench.tickets", 100_000);
    private static final List<String> SORTS = List.of("newest", "oldest", "updated", "due", "priority");
    private static final int OPEN = Integer.getInteger("bench.open", 1_000);

    @Autowired
    TicketService tickets;

    @Autowired
    TicketWork work;

    @Autowired
    TicketDoneSummary summary;

    @Autowired
    TicketList list;

    @Autowired
    ListSpec<TicketRow> spec;

    @Autowired
    Lists lists;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MockMvc mvc;

    @Autowired
    Bench bench;

    @Autowired
    As as;

    private RequestPostProcessor support;
    private RequestPostProcessor manager;

    @Test
    void answersWithinAHundredMilliseconds() throws Exception {
        new TicketGenerator(tickets, work, summary, jdbc, transactions)
                .generate(TICKETS - OPEN, OPEN, as.signIn("manager"));
        support = as.page("support");
        manager = as.page("manager");
        exportInLittleMemory();
        lists();
        searches();
        screens();
        counters();
        api();
        moves();
        bench.run("Tickets: %,d, of which %,d open, with %,d comments"
                .formatted(count("ticket"), count("ticket where status <> 'CLOSED'"), count("ticket_comment")));
    }

    private void lists() {
        bench.page("list", "/tickets", support);
        for (String chip : List.of("mine", "unassigned", "open", "urgent", "overdue")) {
            bench.page("list, chip " + chip, "/tickets?view=" + chip, manager);
        }
        for (String sort : SORTS) {
            bench.part("list by " + sort, "/tickets?sort=" + sort, support);
            bench.part("list of open by " + sort, "/tickets?view=open&sort=" + sort, support);
            bench.part("list of urgent closed by " + sort, "/tickets?view=urgent&status=closed&sort=" + sort, support);
            bench.part("list, page far down by " + sort, farDown(sort), support);
        }
        bench.part("filter, status and priority", "/tickets?priority=high&category=technical", support);
        bench.part("filter, closed of a team", "/tickets?status=closed&team=finance", support);
        bench.part("filter, rare pair", "/tickets?status=resolved&priority=low&category=account", support);
        bench.part("filter, tag, many", "/tickets?tag=vip", support);
        bench.part("filter, tag, none", "/tickets?tag=never", support);
        bench.part("filter, tag by update", "/tickets?tag=vip&sort=updated", support);
        bench.part(
                "filter, assignee with closed",
                "/tickets?status=closed&assignee=" + as.user("sales").id(),
                support);
        bench.part(
                "filter, assignee without any",
                "/tickets?assignee=" + as.user("admin").id(),
                support);
        bench.part(
                "filter, assignee without any by due",
                "/tickets?sort=due&assignee=" + as.user("admin").id(),
                support);
        bench.part("filter, company with most", "/tickets?company=" + company("desc"), support);
        bench.part("filter, company with few by update", "/tickets?sort=updated&company=" + company("asc"), support);
        bench.part(
                "filter, one month two years ago",
                "/tickets?from=%s&to=%s"
                        .formatted(
                                LocalDate.now().minusYears(2), LocalDate.now().minusMonths(23)),
                support);
        bench.part(
                "filter, one month ago by priority",
                "/tickets?sort=priority&from=%s&to=%s"
                        .formatted(
                                LocalDate.now().minusYears(2), LocalDate.now().minusMonths(23)),
                support);
        bench.part("filter, days without tickets", "/tickets?sort=updated&from=2001-01-01&to=2001-01-31", support);
    }

    private void searches() {
        for (String sort : List.of("newest", "updated", "due", "priority")) {
            search("English, common", "music", sort);
            search("Thai, common", "เพลง", sort);
            search("rare", "spa 4711", sort);
            search("two letters", "ba", sort);
            search("two letters that never occur", "zq", sort);
            search("one letter", "ป", sort);
            search("odd word", "x-9", sort);
            search("word of a comment, common", "restarted", sort);
            search("word of a comment, rare", "serial 70123", sort);
            search("contact", "somchai", sort);
            search("contact and comment", "somchai network", sort);
            search("two common words, never together", "lobby pool", sort);
            search("two common words of two places", "โรงแรม เพลง", sort);
            search("three common words", "player switched restarted", sort);
            search("every ticket", "t-2", sort);
            search("number", "-0042", sort);
            search("company, many", "Grand Hotel", sort);
            search("company, one", "Grand Hotel 16", sort);
            search("nothing found", "zzzzzz", sort);
            search("nothing found, Thai", "ไม่มีเลย", sort);
        }
        bench.part("search, common under chip overdue", "/tickets?view=overdue&q=music", support);
        bench.part("search, common among closed of a team", "/tickets?status=closed&team=sales&q=music", support);
    }

    private void search(String what, String typed, String sort) {
        bench.part("search, " + what + ", by " + sort, "/tickets?sort=" + sort + "&q=" + typed, support);
    }

    private void screens() {
        bench.page("board", "/tickets/board", manager);
        bench.page("board, mine", "/tickets/board?view=mine", manager);
        bench.page("board, urgent", "/tickets/board?view=urgent", manager);
        for (int days : List.of(7, 30, 90, 365)) {
            bench.page("statistics, %d days".formatted(days), "/tickets/statistics?days=" + days, support);
        }
        UUID open = ticket("status = 'IN_PROGRESS'");
        UUID closed = ticket("status = 'CLOSED'");
        bench.page("ticket, in progress", "/tickets/" + open, support);
        bench.page("ticket, closed", "/tickets/" + closed, support);
        for (String part : List.of("head", "timeline", "side")) {
            bench.part("ticket, part " + part, "/tickets/%s/parts/%s".formatted(open, part), support);
        }
        bench.part("ticket, process", "/tasks/process/ticket-lifecycle/" + open, support);
        bench.page("ticket, form", "/tickets/%s/edit".formatted(open), support);
        bench.page("ticket, new", "/tickets/new", support);
        bench.part(
                "ticket, similar ones while typing",
                "/tickets/form/similar?subject=No music in the lobby&company=" + company("desc"),
                support);
        bench.part("panel of the company with most", "/tickets/of-company/" + company("desc"), support);
        bench.page("page of the company with most", "/customers/companies/" + company("desc"), support);
        bench.page("my work", "/tasks", support);
        bench.page("my work of the manager", "/tasks?scope=all", manager);
    }

    private void counters() {
        bench.part("menu, tasks that wait", "/tasks/count", manager);
        bench.part("menu, bell", "/users/notifications/bell", manager);
        bench.part("list, numbers beside the chips", "counts", "/tickets", support);
        bench.part("list, numbers beside the chips, common search", "counts", "/tickets?q=music", support);
        bench.part("list, numbers beside the chips, filter", "counts", "/tickets?category=technical", support);
        bench.part("list, changed since", "changed", "/tickets?since=2020-01-01T00:00:00Z", support);
        bench.part(
                "list, changed since, common search",
                "changed",
                "/tickets?q=music&since=2099-01-01T00:00:00Z",
                support);
    }

    private void api() {
        api("first page", "");
        api("500 of a page", "?page_size=500");
        api("page 100", "?page=100");
        api("one status", "?status=closed");
        api("two filters", "?priority=high&category=technical");
        api("my tickets", "?my_tickets=true");
        api("unassigned", "?unassigned=true");
        api("overdue", "?overdue=true");
        api("a year", "?created_at__gte=2025-01-01T00:00:00Z&created_at__lt=2026-01-01T00:00:00Z");
        api("by number", "?ordering=ticket_number");
        api("by due date", "?ordering=due_date");
        api("by due date, last first", "?ordering=-due_date");
        api("by update", "?ordering=-updated_at");
        api("search, common", "?search=music");
        api("search, Thai", "?search=เพลง");
        api("search, number", "?search=-0042");
        api("search, nothing found", "?search=zzzzzz");
        api("search, comment, common", "?search=restarted");
        api("search, two common words, never together", "?search=lobby pool");
        api("search, common of one status", "?search=music&status=in_progress");
        bench.page("API, comments", "/api/v1/ticket-comments", support);
        bench.page("API, comments, search, common", "/api/v1/ticket-comments?search=restarted", support);
        bench.page("API, comments, search, rare", "/api/v1/ticket-comments?search=70123", support);
        api("search, common by due date", "?search=music&ordering=due_date");
        api("statistics", "stats");
        api("one ticket", ticket("status = 'IN_PROGRESS'").toString());
        bench.page("API, tasks", "/api/v1/tasks?page_size=50", manager);
    }

    private void api(String name, String rest) {
        String slash = rest.startsWith("?") ? "" : "/";
        bench.page("API, " + name, "/api/v1/tickets" + slash + rest, support);
    }

    /** Each through the page that a person uses; a fresh ticket each time. */
    private void moves() {
        CurrentUser person = as.user("manager");
        CompanyId company = new CompanyId(company("asc"));
        UUID[] ticket = new UUID[1];
        Bench.Work create = () -> {
            as.signIn("manager");
            ticket[0] = tickets.create(
                            NewTicket.of(
                                    "Bench",
                                    "",
                                    TicketCategory.TECHNICAL,
                                    TicketPriority.MEDIUM,
                                    TicketSource.STAFF,
                                    company,
                                    null),
                            person)
                    .value();
        };
        bench.add("move: create", () -> as.signIn("manager"), create, 200);
        bench.add("move: claim", create, () -> act(ticket[0], "claim", null), 200);
        bench.add("move: start work", create, () -> act(ticket[0], "start_work", null), 200);
        bench.add(
                "move: resolve",
                () -> {
                    create.run();
                    act(ticket[0], "start_work", null);
                },
                () -> act(ticket[0], "resolve", "Restarted the player."),
                200);
    }

    private void act(UUID ticket, String action, String text) throws Exception {
        mvc.perform(post("/tickets/" + ticket + "/actions/" + action)
                        .param("text", text == null ? "" : text)
                        .with(manager)
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
    }

    /** The export is as long as it is, but takes no more memory for 100,000 tickets than for one page. */
    private void exportInLittleMemory() throws Exception {
        long before = used();
        AtomicLong most = new AtomicLong();
        AtomicLong lines = new AtomicLong();
        long began = System.nanoTime();
        ListPages.Reader<TicketRow> reader =
                (query, size) -> lists.page(spec, query, list.scope(as.user("manager")), size);
        reader.each(ListQuery.ofWords(""), row -> {
            if (lines.incrementAndGet() % 20_000 == 0) {
                most.accumulateAndGet(used(), Math::max);
            }
        });
        System.out.printf(
                "Export of %,d tickets: %.1f s, at most %d MB more in use than before%n",
                lines.get(), (System.nanoTime() - began) / 1e9, Math.max(0, most.get() - before) >> 20);
        assertThat(most.get() - before).isLessThan(20L << 20);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private String farDown(String sort) {
        String cursor = null;
        for (int page = 0; page < 40; page++) {
            ListQuery query = ListQuery.of("sort", sort).with("after", cursor);
            String next =
                    lists.page(spec, query, list.scope(as.user("support")), 500).next();
            cursor = next == null ? cursor : next;
        }
        return "/tickets?sort=%s&after=%s".formatted(sort, cursor == null ? "" : cursor);
    }

    private UUID company(String order) {
        return jdbc.sql("select company_id from ticket group by 1 order by count(*) " + order + ", 1 limit 1")
                .query(UUID.class)
                .single();
    }

    private UUID ticket(String where) {
        return jdbc.sql("select id from ticket where " + where + " order by created_at desc limit 1")
                .query(UUID.class)
                .single();
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }
}
