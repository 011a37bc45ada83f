package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.dispatch.Results.Result;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What mail servers said, attempt by attempt. */
@Component
class DeliveryAttempts {

    private final JdbcClient jdbc;

    DeliveryAttempts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of mails of one account; one statement for all. */
    void write(UUID node, List<Result> results) {
        jdbc.sql("""
                        insert into mail_attempt (id, mail_id, account_id, node, started_at, ended_at, outcome, code, answer)
                        select a.id, a.mail, :account, :node, a.started, a.ended, a.outcome, nullif(a.code, 0), a.answer
                          from unnest(cast(:ids as uuid[]), cast(:mails as uuid[]), cast(:started as timestamptz[]),
                                      cast(:ended as timestamptz[]), cast(:outcomes as text[]), cast(:codes as int[]),
                                      cast(:answers as text[])) a (id, mail, started, ended, outcome, code, answer)
                        """)
                .param("account", results.get(0).mail().account())
                .param("node", node)
                .param("ids", results.stream().map(result -> Ids.next()).toArray(UUID[]::new))
                .param("mails", Results.ids(results))
                .param(
                        "started",
                        results.stream()
                                .map(result -> Sql.at(result.startedAt()))
                                .toArray(Timestamp[]::new))
                .param(
                        "ended",
                        results.stream().map(result -> Sql.at(result.endedAt())).toArray(Timestamp[]::new))
                .param("outcomes", results.stream().map(Result::word).toArray(String[]::new))
                .param(
                        "codes",
                        results.stream().map(result -> result.outcome().code()).toArray(Integer[]::new))
                .param(
                        "answers",
                        results.stream().map(result -> result.outcome().reply()).toArray(String[]::new))
                .update();
    }
}
