package com.bmasia.crm.tickets.list;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * After a company or contact was renamed, brings the name to what all its tickets are found by. The database does so for
 * the newest hundred at once; a company can have a hundred thousand.
 */
@Component
class TicketSearchRenewal {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    TicketSearchRenewal(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Stale(long id, UUID companyId, UUID contactId) {}

    /** All that waits, in short transactions; what another node works on is left to it. */
    @Scheduled(fixedDelay = 10_000)
    void renewAll() {
        while (Boolean.TRUE.equals(transaction.execute(status -> renewSome()))) {
            // The next ones.
        }
    }

    private boolean renewSome() {
        Optional<Stale> next = jdbc.sql("""
                        select id, company_id, contact_id from ticket_search_stale
                         order by id limit 1 for update skip locked
                        """).query(Stale.class).optional();
        next.ifPresent(this::renew);
        return next.isPresent();
    }

    private void renew(Stale stale) {
        int left = jdbc.sql("""
                        with batch as materialized (
                            select t.id, t.created_at
                              from ticket t join ticket_search_stale s on s.id = :stale and t.%s
                             where (t.created_at, t.id) < (s.done_at, s.done_id)
                             order by t.created_at desc, t.id desc limit :batch),
                        renewed as materialized (select ticket_search_renew(array(select id from batch)))
                        update ticket_search_stale s
                           set done_at = last.created_at, done_id = last.id
                          from (select id, created_at from batch order by created_at, id limit 1) last, renewed
                         where s.id = :stale
                        """.formatted(
                                stale.companyId() == null ? "contact_id = s.contact_id" : "company_id = s.company_id"))
                .param("stale", stale.id())
                .param("batch", BATCH)
                .update();
        if (left == 0) {
            jdbc.sql("delete from ticket_search_stale where id = ?")
                    .param(stale.id())
                    .update();
        }
    }
}
