package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.web.api.ApiList;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListRequest;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The suppression list for people, newest first. */
@Component
public class SuppressionQueries {

    private static final int ROWS_PER_ROUND_TRIP = 1000;

    private static final ApiList<Suppression> API = ApiList.select(
                    Suppression.COLUMNS, (row, n) -> Suppression.read(row))
            .from(Suppression.TABLES, "s.id")
            .uuid("id", "s.id")
            .text("address", "s.address")
            .code("reason", "s.reason", SuppressionReason.class)
            .code("topic", "s.topic", MailTopic.class)
            .uuid("mail", "s.mail_id")
            .instant("created_at", "s.created_at")
            .searchIn("s.address")
            .sortable("address", "created_at")
            .orderedBy("-created_at");

    private final JdbcClient jdbc;
    private final ApiLists lists;
    private final SuppressionList list;

    SuppressionQueries(JdbcClient jdbc, ApiLists lists, SuppressionList list) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.list = list;
    }

    /**
     * @param search a part of the address; empty for all
     * @param reason null for all
     */
    public record Filter(String search, SuppressionReason reason) {}

    /** What an address gets: the topics it has not said no to, and what stands in the list about it. */
    public record OfAddress(Set<MailTopic> topics, List<Suppression> entries) {

        /** Nothing arrives there, or we write nothing there. */
        public boolean isUnreachable() {
            return entries.stream().anyMatch(entry -> !entry.reason().isWordOfTheRecipient());
        }
    }

    public Suppression get(SuppressionId id) {
        return list.find(id).orElseThrow(() -> new NotFound("suppression", id));
    }

    public OfAddress ofAddress(String address) {
        return new OfAddress(list.consentOf(address), list.of(address));
    }

    public ApiPage<Suppression> list(ListRequest request) {
        return lists.read(API, request);
    }

    public PageOf<Suppression> list(Filter filter, String cursor, int size) {
        Position before = cursor == null ? new Position(null, null) : Position.of(cursor);
        StringBuilder where = new StringBuilder(" where true");
        // Conditions only where they are asked for: the planner knows no plan that suits both.
        SearchWords words = SearchWords.of(filter.search());
        where.append(" and ").append(words.within("s.address", "word"));
        where.append(filter.reason() == null ? "" : " and s.reason = :reason");
        where.append(cursor == null ? "" : " and (s.created_at, s.id) < (:at, :id)");
        List<Suppression> rows = jdbc.sql("select " + Suppression.COLUMNS + " from " + Suppression.TABLES + where
                        + " order by s.created_at desc, s.id desc limit :limit")
                .params(words.parameters("word"))
                .param(
                        "reason",
                        filter.reason() == null ? null : filter.reason().name())
                .param("at", Sql.at(before.at()), Types.TIMESTAMP)
                .param("id", before.id(), Types.OTHER)
                .param("limit", size + 1)
                .query((row, n) -> Suppression.read(row))
                .list();
        return PageOf.of(
                rows, size, last -> new Position(last.createdAt(), last.id().value()).toString());
    }

    /** All of them, page by page: no table is so large that it does not fit through here. */
    public void each(Filter filter, Consumer<Suppression> reader) {
        String cursor = null;
        do {
            PageOf<Suppression> page = list(filter, cursor, ROWS_PER_ROUND_TRIP);
            page.items().forEach(reader);
            cursor = page.next();
        } while (cursor != null);
    }

    /** Where a page ends: time and id of its last entry. */
    private record Position(Instant at, UUID id) {

        static Position of(String cursor) {
            try {
                int gap = cursor.indexOf('_');
                return new Position(
                        Instant.parse(cursor.substring(0, gap)), UUID.fromString(cursor.substring(gap + 1)));
            } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new NotFound("page", cursor);
            }
        }

        @Override
        public String toString() {
            return at + "_" + id;
        }
    }
}
