package com.bmasia.crm.mail.notices;

import com.bmasia.crm.users.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which notices a person wants by mail. Everybody chooses for themselves; who did not gets what is usual. */
@Service
@Transactional
public class NoticeChoices {

    private final JdbcClient jdbc;
    private final List<Notice> notices;

    NoticeChoices(JdbcClient jdbc, ObjectProvider<Notice.Kinds> kinds) {
        this.jdbc = jdbc;
        this.notices = kinds.orderedStream()
                .<Notice>flatMap(kind -> kind.all().stream())
                .toList();
    }

    public List<Notice> all() {
        return notices;
    }

    public Optional<Notice> named(String code) {
        return notices.stream().filter(notice -> notice.code().equals(code)).findFirst();
    }

    /** Every notice, in their order, with whether it comes by mail. */
    @Transactional(readOnly = true)
    public Map<Notice, Boolean> of(UserId person) {
        Map<Notice, Boolean> choices = new LinkedHashMap<>();
        notices.forEach(notice -> choices.put(notice, notice.isUsual()));
        record Choice(String notice, boolean byMail) {}
        jdbc.sql("select notice, by_mail from mail_notice_choice where user_id = :person")
                .param("person", person.value())
                .query(Choice.class)
                .list()
                .forEach(choice -> named(choice.notice()).ifPresent(notice -> choices.put(notice, choice.byMail())));
        return choices;
    }

    /** Changes those that are named. */
    public void choose(UserId person, Map<? extends Notice, Boolean> choices) {
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
