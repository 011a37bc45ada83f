package com.bmasia.crm.mail.notices;

import com.bmasia.crm.users.UserId;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which notices a person wants by mail. Everybody chooses for themselves; who did not gets what is usual. */
@Service
@Transactional
public class NoticeChoices {

    private final JdbcClient jdbc;

    NoticeChoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every notice, in their order, with whether it comes by mail. */
    @Transactional(readOnly = true)
    public Map<Notice, Boolean> of(UserId person) {
        Map<Notice, Boolean> choices = new EnumMap<>(Notice.class);
        for (Notice notice : Notice.values()) {
            choices.put(notice, notice.isUsual());
        }
        record Choice(String notice, boolean byMail) {}
        jdbc.sql("select notice, by_mail from mail_notice_choice where user_id = :person")
                .param("person", person.value())
                .query(Choice.class)
                .list()
                .forEach(
                        choice -> Notice.of(choice.notice()).ifPresent(notice -> choices.put(notice, choice.byMail())));
        return choices;
    }

    /** Changes those that are named. */
    public void choose(UserId person, Map<Notice, Boolean> choices) {
        choices.forEach((notice, byMail) -> jdbc.sql("""
                        insert into mail_notice_choice (user_id, notice, by_mail) values (:person, :notice, :byMail)
                        on conflict (user_id, notice) do update set by_mail = excluded.by_mail
                        """)
                .param("person", person.value())
                .param("notice", notice.code())
                .param("byMail", byMail)
                .update());
    }
}
