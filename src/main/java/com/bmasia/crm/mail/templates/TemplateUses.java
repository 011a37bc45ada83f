package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateUse;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that uses a template: being the standard of its type, mails made from it, and what other modules name. */
@Component
class TemplateUses {

    private final JdbcClient jdbc;
    private final ObjectProvider<TemplateUse> others;
    private final MessageSource texts;

    TemplateUses(JdbcClient jdbc, ObjectProvider<TemplateUse> others, MessageSource texts) {
        this.jdbc = jdbc;
        this.others = others;
        this.texts = texts;
    }

    List<TemplateUse.Use> of(TemplateId id) {
        return Stream.concat(own(id), others.stream().flatMap(other -> other.usesOf(id).stream()))
                .toList();
    }

    private Stream<TemplateUse.Use> own(TemplateId id) {
        record Own(boolean standard, String type, boolean sent) {}
        return jdbc.sql("""
                        select t.standard, t.type,
                               exists (select from mail_message m where m.template_id = t.id) as sent
                          from mail_template t where t.id = :id
                        """).param("id", id.value()).query(Own.class).optional().stream()
                .flatMap(own -> Stream.of(
                                own.standard()
                                        ? text("mail.template.use.standard", text("mail.type." + own.type()))
                                        : "",
                                own.sent() ? text("mail.template.use.sent") : "")
                        .filter(label -> !label.isEmpty())
                        .map(label -> new TemplateUse.Use(label, null)));
    }

    private String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
