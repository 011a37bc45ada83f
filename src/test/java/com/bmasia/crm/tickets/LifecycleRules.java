package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold between tickets and their processes in the database, at every moment that anybody can look. */
final class LifecycleRules {

    /** Name of a rule, and the SQL that counts what breaks it. */
    private static final Map<String, String> RULES = Map.of(
            "an open ticket has exactly one lifecycle", """
                    select count(*) from ticket t
                     where t.status <> 'CLOSED'
                       and 1 <> (select count(*) from act_ru_execution e
                                   join act_re_procdef d on d.id_ = e.proc_def_id_ and d.key_ = 'ticket-lifecycle'
                                  where e.parent_id_ is null and e.business_key_ = t.id::text)""",
            "a ticket has exactly one watch of its service level until it is resolved, called by its lifecycle", """
                    select count(*) from ticket t
                     where case when t.status in ('RESOLVED', 'CLOSED') then 0 else 1 end
                           <> (select count(*) from act_ru_execution e
                                   join act_re_procdef d on d.id_ = e.proc_def_id_ and d.key_ = 'ticket-escalation'
                                  where e.parent_id_ is null and e.super_exec_ is not null
                                    and e.business_key_ = t.id::text)""",
            "a process has an open ticket, or a mail to make", """
                    select count(*) from act_ru_execution e
                      join act_re_procdef d on d.id_ = e.proc_def_id_ and d.key_ like 'ticket-%'
                     where e.parent_id_ is null
                       and not exists (select from act_ru_execution mail
                                        where mail.proc_inst_id_ = e.id_ and mail.act_id_ like 'serviceTask_sendTicket%')
                       and not exists (select from ticket t where t.id::text = e.business_key_ and t.status <> 'CLOSED')""",
            "the ticket's status is that of its process", """
                    select count(*) from ticket t
                      join act_ru_execution e on e.business_key_ = t.id::text and e.parent_id_ is null
                      join act_re_procdef d on d.id_ = e.proc_def_id_ and d.key_ = 'ticket-lifecycle'
                     where t.status <> 'CLOSED' and not exists (
                       select from act_ru_execution at
                        where at.proc_inst_id_ = e.id_ and at.is_active_
                          and (t.status, at.act_id_) in (('NEW', 'userTask_triageTicket'),
                                                         ('ASSIGNED', 'userTask_triageTicket'),
                                                         ('IN_PROGRESS', 'userTask_workOnTicket'),
                                                         ('PENDING', 'receiveTask_waitForCustomer'),
                                                         ('PENDING', 'serviceTask_noteMissingAnswer'),
                                                         ('RESOLVED', 'receiveTask_awaitObjection')))""",
            "nobody is told twice that a ticket has arrived or how it was solved", """
                    select count(*) from (
                      select m.record_id, l.type, count(*) as told,
                             (select count(*) from ticket_event e
                               where e.ticket_id = m.record_id and e.details ->> 'to' = 'resolved') as solved
                        from mail_message m join mail_template l on l.id = m.template_id
                       where m.record_kind = 'ticket' and l.type in ('TICKET_RECEIVED', 'TICKET_RESOLVED')
                       group by m.record_id, l.type) mails
                     where told > case type when 'TICKET_RECEIVED' then 1 else solved end""",
            "a waiting or resolved ticket has its timers", """
                    select count(*) from ticket t
                     where t.status in ('PENDING', 'RESOLVED')
                       and not exists (select from act_ru_job j
                                         join act_ru_execution e on e.id_ = j.process_instance_id_
                                        where e.business_key_ = t.id::text and j.process_def_key_ = 'ticket-lifecycle')""",
            "nothing waits for help", "select count(*) from act_ru_incident",
            "no job has given up", "select count(*) from act_ru_job where retries_ = 0",
            "numbers have no gaps", """
                    select count(*) from (
                      select left(number, 10) from ticket group by 1
                      having count(*) <> max(substring(number from 12)::int)) gaps""");

    private LifecycleRules() {}

    static void check(JdbcClient database) {
        RULES.forEach((rule, violations) ->
                assertThat(count(database, violations)).as("breaks: " + rule).isZero());
    }

    static long count(JdbcClient database, String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
