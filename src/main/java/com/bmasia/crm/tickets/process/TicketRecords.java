package com.bmasia.crm.tickets.process;

import com.bmasia.crm.engine.ProcessRecords;
import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.tickets.TicketSearchIndex;
import com.bmasia.crm.users.Permission;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a task of the ticket lifecycle is about. */
@Component
class TicketRecords implements ProcessRecords {

    private final JdbcClient jdbc;
    private final TicketSearchIndex index;

    TicketRecords(JdbcClient jdbc, TicketSearchIndex index) {
        this.jdbc = jdbc;
        this.index = index;
    }

    @Override
    public String processKey() {
        return TicketModel.LIFECYCLE;
    }

    @Override
    public Map<String, RecordLink> find(Collection<String> businessKeys) {
        return businessKeys.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select id, number, subject from ticket where id in (:ids)")
                        .param(
                                "ids",
                                businessKeys.stream().map(UUID::fromString).toList())
                        .query((row, n) -> new RecordLink(
                                row.getString("id"),
                                row.getString("number"),
                                row.getString("subject"),
                                "/tickets/" + row.getString("id")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(RecordLink::businessKey, Function.identity()));
    }

    @Override
    public List<String> search(String typed, int limit) {
        SearchWords words = SearchWords.of(typed);
        return jdbc.sql("select t.id from ticket t where t.status <> 'CLOSED' and " + index.condition(words, "word")
                        + " order by t.id desc limit :limit")
                .params(words.parameters("word"))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    @Override
    public String permissionToSee() {
        return Permission.USE_TICKETS.name();
    }

    @Override
    public String permissionToWorkOnAny() {
        return Permission.EDIT_ANY_TICKET.name();
    }
}
