package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.web.api.ApiList;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListRequest;
import com.bmasia.crm.web.list.Keyset;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The suppression list for people, newest first. */
@Component
public class SuppressionQueries {

    private static final int ROWS_PER_ROUND_TRIP = 1000;
    private static final Keyset ORDER = Keyset.newestFirst("suppressions", "s.created_at", "s.id");

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
    private final SuppressionStore list;

    SuppressionQueries(JdbcClient jdbc, ApiLists lists, SuppressionStore list) {
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
        Keyset.Place place = ORDER.after(cursor);
        SearchWords words = SearchWords.of(filter.search());
        // Conditions only where they are asked for: the planner knows no plan that suits both.
        String where = " where " + words.within("s.address", "word")
                + (filter.reason() == null ? "" : " and s.reason = :reason");
        StatementSpec statement = jdbc.sql("select " + Suppression.COLUMNS + ", " + ORDER.columns() + " from "
                        + Suppression.TABLES + where + place.rest())
                .params(words.parameters("word"))
                .param(
                        "reason",
                        filter.reason() == null ? null : filter.reason().name());
        return place.page(statement, size, (row, n) -> Suppression.read(row));
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
}
