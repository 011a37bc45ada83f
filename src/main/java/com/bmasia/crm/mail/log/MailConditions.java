package com.bmasia.crm.mail.log;

import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.shared.Sql;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A {@link MailFilter} as SQL over {@code mail_message m} and {@code mail_search s}, written so that each part can use an
 * index.
 */
final class MailConditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final List<String> searches = new ArrayList<>();
    private final Map<String, Object> searched = new LinkedHashMap<>();
    private boolean few;

    private MailConditions() {}

    static MailConditions of(MailFilter filter, MailAccess.Condition access, ZoneId zone) {
        MailConditions where = new MailConditions().and(access.sql());
        access.parameters().forEach(where::with);
        where.search("text", filter.text(), false);
        where.search("to", filter.to(), true);
        where.search("subject", filter.subject(), true);
        if (filter.type() != null) {
            where.and("m.template_id = any (array(select t.id from mail_template t where t.type = :type))")
                    .with("type", filter.type().name());
        }
        where.is("m.account_id = :account", "account", filter.account());
        where.is(
                "(m.caused_by = :person or m.on_behalf_of = :person)",
                "person",
                filter.person() == null ? null : filter.person().value());
        where.days(filter.from(), filter.until(), zone);
        if (filter.about() != null) {
            where.and("m.record_kind = :kind and m.record_id = :record")
                    .with("kind", filter.about().kind())
                    .with("record", filter.about().id());
        }
        return where;
    }

    MailConditions and(String condition) {
        conditions.add(condition);
        return this;
    }

    MailConditions with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    String sql() {
        return String.join(" and ", conditions) + (few || searches.isEmpty() ? "" : " and " + searchSql());
    }

    boolean isSearch() {
        return !searches.isEmpty();
    }

    /** Over {@code mail_search s} alone. */
    String searchSql() {
        return String.join(" and ", searches);
    }

    StatementSpec bindSearch(StatementSpec statement) {
        return statement.params(searched);
    }

    /** The search found these mails and no others. */
    void only(List<UUID> found) {
        few = true;
        and("m.id = any (:found)").with("found", found.toArray(UUID[]::new));
    }

    /** The tables, with that of the search where mails are still to be searched. */
    String tables() {
        return searches.isEmpty() || few ? "mail_message m" : "mail_message m join mail_search s on s.mail_id = m.id";
    }

    StatementSpec bind(StatementSpec statement) {
        return statement.params(parameters).params(searched);
    }

    /** @param part whether only the part of the searched text is meant that has the parameter's name */
    private void search(String parameter, String typed, boolean part) {
        if (typed == null || typed.isBlank()) {
            return;
        }
        SearchWords words = SearchWords.of(typed);
        searches.add(MailText.anywhere(words, parameter));
        searched.putAll(words.parameters(parameter));
        if (part) {
            and(MailText.within(words, parameter));
        }
    }

    private void is(String condition, String parameter, Object value) {
        if (value != null) {
            and(condition).with(parameter, value);
        }
    }

    private void days(LocalDate from, LocalDate until, ZoneId zone) {
        is(
                "m.created_at >= :from",
                "from",
                from == null ? null : Sql.at(from.atStartOfDay(zone).toInstant()));
        is(
                "m.created_at < :until",
                "until",
                until == null
                        ? null
                        : Sql.at(until.plusDays(1).atStartOfDay(zone).toInstant()));
    }
}
