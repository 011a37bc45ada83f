package com.bmasia.crm.tickets;

import com.bmasia.crm.mail.MailRecords;
import com.bmasia.crm.users.Permission;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tickets, for the log of mails about them. */
@Component
class TicketMailRecords implements MailRecords {

    static final String KIND = "ticket";

    private final JdbcClient jdbc;

    TicketMailRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Named(UUID id, String number, String subject) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Permission permissionToSee() {
        return Permission.USE_TICKETS;
    }

    @Override
    public Map<UUID, Link> find(Collection<UUID> ids) {
        return jdbc
                .sql("select id, number, subject from ticket where id = any (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Named.class)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        Named::id, ticket -> new Link(ticket.number(), ticket.subject(), "/tickets/" + ticket.id())));
    }
}
