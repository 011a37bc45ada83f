package com.bmasia.crm.engine;

import com.bmasia.crm.shared.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far the engine is behind. Reads a bounded number of rows through indexes, so that it can be asked every few seconds. */
@Component
public class EngineLoad {

    /** More than this is shown as this: nobody acts differently on 3,000 than on 2,000. */
    static final int MAX_COUNTED = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    EngineLoad(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Jobs that should have begun by now and still have tries left, at most {@value #MAX_COUNTED}. */
    public int jobsDue() {
        return jdbc.sql("""
                        select count(*) from (
                            select from act_ru_job
                            where duedate_ <= ? and retries_ > 0 and suspension_state_ = 1 limit ?) due
                        """)
                .params(Sql.at(clock.instant()), MAX_COUNTED)
                .query(Integer.class)
                .single();
    }

    /** How long the oldest of them has been waiting; zero without any. */
    public Duration lag() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        select duedate_ from act_ru_job
                        where duedate_ <= ? and retries_ > 0 and suspension_state_ = 1 order by duedate_ limit 1
                        """)
                .param(Sql.at(now))
                .query((row, number) -> Duration.between(Sql.instant(row, "duedate_"), now))
                .optional()
                .orElse(Duration.ZERO);
    }

    /** Steps that have used up their tries and wait for a person, at most {@value #MAX_COUNTED}. */
    public int incidents() {
        return jdbc.sql("select count(*) from (select from act_ru_incident limit ?) open")
                .param(MAX_COUNTED)
                .query(Integer.class)
                .single();
    }
}
