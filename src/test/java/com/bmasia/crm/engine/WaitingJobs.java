package com.bmasia.crm.engine;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Timers as the engine stores them, made by one statement; for tests that roll back. */
final class WaitingJobs {

    private WaitingJobs() {}

    /** @param due an SQL expression, in which {@code n} is the number of the row */
    static void insert(JdbcClient jdbc, int count, String due) {
        jdbc.sql("""
                        insert into act_ru_job (id_, rev_, type_, exclusive_, execution_id_, process_instance_id_, retries_,
                            duedate_, handler_type_, suspension_state_, priority_, create_time_)
                        select gen_random_uuid()::text, 1, 'timer', true, 'x', gen_random_uuid()::text, 3,
                            %s, 'timer-intermediate-transition', 1, 0, now()
                        from generate_series(1, ?) n
                        """.formatted(due)).param(count).update();
    }
}
