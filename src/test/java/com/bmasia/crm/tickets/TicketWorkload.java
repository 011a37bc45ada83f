package com.bmasia.crm.tickets;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.SignIns;
import com.bmasia.crm.users.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Some people who create tickets and do with them, at random, whatever the process allows. Without {@code create} they
 * only finish what there is. They never cancel then, so that every ticket passes its remaining steps.
 */
class TicketWorkload implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(TicketWorkload.class);
    private static final int PEOPLE = 4;
    private static final int MOST_OPEN = 150;

    private final TicketService tickets;
    private final TicketWork work;
    private final SignIns signIns;
    private final JdbcClient jdbc;
    private final boolean create;
    private final Random random = new Random();
    private volatile boolean stopped;

    TicketWorkload(TicketService tickets, TicketWork work, SignIns signIns, JdbcClient jdbc, boolean create) {
        this.tickets = tickets;
        this.work = work;
        this.signIns = signIns;
        this.jdbc = jdbc;
        this.create = create;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        for (int i = 0; i < PEOPLE; i++) {
            Thread person = new Thread(this::work, "person-" + i);
            person.setDaemon(true);
            person.start();
        }
    }

    @Override
    public void destroy() {
        stopped = true;
    }

    private void work() {
        CurrentUser manager = signIn();
        CompanyId company = company();
        while (!stopped) {
            try {
                act(manager, company);
            } catch (RuleViolation | Conflict | NotFound | ConcurrencyFailureException | OptimisticLockingException e) {
                log.debug("somebody was faster: {}", e.toString());
            } catch (RuntimeException e) {
                if (!stopped) {
                    log.error("WORKLOAD FAILED", e);
                }
            }
        }
    }

    private void act(CurrentUser by, CompanyId company) {
        List<TicketId> open = open();
        if (create && open.size() < MOST_OPEN && random.nextInt(3) == 0) {
            tickets.create(
                    NewTicket.of(
                            "No music in zone " + random.nextInt(100),
                            "เพลงไม่เล่น",
                            any(TicketCategory.values()),
                            any(TicketPriority.values()),
                            TicketSource.STAFF,
                            company,
                            contact(company)),
                    by);
        } else if (!open.isEmpty()) {
            step(open.get(random.nextInt(open.size())), by);
        }
    }

    private void step(TicketId ticket, CurrentUser by) {
        TicketOptions options = work.options(ticket, by);
        if (options.claim() && random.nextInt(4) == 0) {
            work.claim(ticket, by);
            return;
        }
        List<TicketMove> moves = options.moves().stream()
                .filter(move -> create || (move != TicketMove.CANCEL && move != TicketMove.REOPEN))
                .toList();
        if (!moves.isEmpty()) {
            move(ticket, moves.get(random.nextInt(moves.size())), by);
        }
    }

    private void move(TicketId ticket, TicketMove move, CurrentUser by) {
        switch (move) {
            case START_WORK -> work.startWork(ticket, by);
            case WAIT_FOR_CUSTOMER -> work.waitForCustomer(ticket, "Is the player on?", by);
            case RESUME -> work.resume(ticket, by);
            case RESOLVE -> work.resolve(ticket, "Restarted the player.", by);
            case REOPEN -> work.reopen(ticket, by);
            case CLOSE -> close(ticket, by);
            case CANCEL -> work.cancel(ticket, "Ordered by mistake.", by);
        }
    }

    /** Half of the resolved tickets are left to the timer that closes them. */
    private void close(TicketId ticket, CurrentUser by) {
        if (ticket.value().hashCode() % 2 == 0) {
            work.close(ticket, by);
        }
    }

    private List<TicketId> open() {
        return jdbc.sql("select id from ticket where status <> 'CLOSED' order by id")
                .query((row, n) -> new TicketId(row.getObject(1, UUID.class)))
                .list();
    }

    private CurrentUser signIn() {
        UUID id = jdbc.sql("select id from user_account where username = 'manager'")
                .query(UUID.class)
                .single();
        CurrentUser user = signIns.byId(new UserId(id)).orElseThrow();
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.authorities()));
        return user;
    }

    /** Somebody who gets the mails of the ticket. */
    private ContactId contact(CompanyId company) {
        ContactId id = new ContactId(UUID.randomUUID());
        jdbc.sql("""
                        insert into contact (id, version, company_id, name, email, created_at, updated_at)
                        values (?, 0, ?, 'Khun Lek', ?, now(), now())
                        """)
                .params(id.value(), company.value(), id.value() + "@hotel.example")
                .update();
        return id;
    }

    private CompanyId company() {
        Optional<UUID> any = jdbc.sql("select id from company order by id limit 1")
                .query(UUID.class)
                .optional();
        return new CompanyId(any.orElseGet(() -> jdbc.sql("""
                        insert into company (id, version, name, billing_entity, created_at, updated_at)
                        values (gen_random_uuid(), 0, 'Fault Hotel', 'BMA_THAILAND', now(), now()) returning id
                        """).query(UUID.class).single()));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
