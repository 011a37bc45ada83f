package com.bmasia.crm.mail.failures;

/** What two failed mails must have in common to have failed for the same cause, as SQL. */
final class FailureSql {

    /**
     * With the conditions of the caller after it. {@code code} is that of the server's answer, {@code enhanced} the one of RFC
     * 3463, such as 5.1.1, which tells more.
     */
    static final String FROM = """
             from mail_message m
             left join mail_unrendered u on u.mail_id = m.id
            cross join lateral (
                select substring(m.state_reason from '(?:^|: )([245][0-9][0-9])[ -]') as code,
                       substring(m.state_reason from '\\m([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\M') as enhanced
                offset 0) answer
            where m.state in ('FAILED', 'UNKNOWN') and
            """;

    static final String CAUSE = """
            case when u.mail_id is not null then 'TEMPLATE'
                 when m.state = 'UNKNOWN' then 'UNKNOWN'
                 when answer.code in ('530', '534', '535') then 'PASSWORD'
                 when answer.code is not null then 'ANSWER'
                 else 'OTHER' end
            """;

    /** Answers name the address and a number of their own; without these many are the same. */
    static final String DETAIL = """
            case when u.mail_id is not null then coalesce(m.state_reason, '')
                 when m.state = 'UNKNOWN' then ''
                 when answer.code is not null then concat_ws(' ', answer.code, answer.enhanced)
                 else left(regexp_replace(coalesce(m.state_reason, ''), '[^ ]+@[^ ]+|[0-9]+', '…', 'g'), 200) end
            """;

    static final String ACCOUNT = "case when u.mail_id is null then m.account_id end";

    private FailureSql() {}
}
