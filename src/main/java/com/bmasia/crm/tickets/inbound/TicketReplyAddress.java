package com.bmasia.crm.tickets.inbound;

import com.bmasia.crm.mail.replies.RepliesTo;
import com.bmasia.crm.tickets.TicketKind;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Emails about tickets can be answered: to the desk of the ticket's team, with the number of the ticket. */
@Component
class TicketReplyAddress implements RepliesTo {

    private final JdbcClient jdbc;

    TicketReplyAddress(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String recordKind() {
        return TicketKind.NAME;
    }

    @Override
    public Optional<Thread> thread(UUID ticket) {
        return jdbc.sql("select number as label, team from ticket where id = ?")
                .param(ticket)
                .query(Thread.class)
                .optional();
    }
}
