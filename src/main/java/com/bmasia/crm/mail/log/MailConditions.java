package com.bmasia.crm.mail.log;

import com.bmasia.crm.shared.Sql;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * A {@link MailFilter} as SQL over {@code mail_message m} and {@code mail_search s}, written so that each part can use an
 * index.
 */
final class MailConditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private boolean searched;

    private MailConditions() {}

    static MailConditions of(MailFilter filter, MailAccess.Condition access, ZoneId zone) {
        MailConditions where = new MailConditions().and(access.sql());
        access.parameters().forEach(where::with);
        where.text("text", filter.text(), MailText.anywhere(words(filter.text()), ":text"));
        where.text("to", filter.to(), MailText.within("to", words(filter.to())));
        where.text("subject", filter.subject(), MailText.within("subject", words(filter.subject())));
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
        return String.join(" and ", conditions);
    }

    /** The tables, with that of the search only where something is searched for. */
    String tables() {
        return searched ? "mail_message m join mail_search s on s.mail_id = m.id" : "mail_message m";
    }

    StatementSpec bind(StatementSpec statement) {
        return statement.params(parameters);
    }

    private void text(String parameter, String typed, String condition) {
        if (typed != null && !typed.isBlank()) {
            searched = true;
            and(condition).with(parameter, Sql.contains(typed));
        }
    }

    private static String words(String typed) {
        return typed == null ? "" : typed;
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
