--liquibase formatted sql

--changeset tickets:090-escalate-by-percent
--comment: The highest level that people were notified of, in percent of the target: the levels are rows of a decision table.
alter table ticket
    alter column sla_response_raised type integer
        using case when sla_response_target_seconds is null then null
                   else case sla_response_raised when 'WARNING' then 80 when 'BREACH' then 100
                                                 when 'ESCALATION' then 200 else 0 end end,
    alter column sla_resolution_raised type integer
        using case when sla_resolution_target_seconds is null then null
                   else case sla_resolution_raised when 'WARNING' then 80 when 'BREACH' then 100
                                                   when 'ESCALATION' then 200 else 0 end end;

--changeset tickets:090-say-percents-and-days
--comment: Sentences about escalations and reminders take their numbers from the record; until now they were always these.
update ticket_event
   set details = details || case kind when 'WARNED' then '{"percent": "80"}'::jsonb
                                      when 'BREACHED' then '{"percent": "100"}'::jsonb
                                      when 'ESCALATED' then '{"percent": "200"}'::jsonb
                                      when 'REMINDED' then '{"days": "3"}'::jsonb
                                      when 'NO_ANSWER' then '{"days": "7"}'::jsonb end
 where kind in ('WARNED', 'BREACHED', 'ESCALATED', 'REMINDED', 'NO_ANSWER');
update notification
   set arguments = arguments || '3'::jsonb
 where message_key = 'tickets.notice.customerSilent' and jsonb_array_length(arguments) = 2;
