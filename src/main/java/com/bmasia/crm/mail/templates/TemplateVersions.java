package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import java.sql.Types;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every state of a template's texts that was ever saved. Added, never changed. */
@Component
class TemplateVersions {

    private final JdbcClient jdbc;

    TemplateVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(Language language, TemplateVariant variant) {}

    /** @param by null for the program itself */
    void add(
            TemplateId id,
            int number,
            Map<Language, TemplateVariant> variants,
            String note,
            CurrentUser by,
            Instant now) {
        jdbc.sql("""
                        insert into mail_template_version (template_id, number, saved_at, saved_by, note)
                        values (:id, :number, :at, :by, :note)
                        """)
                .param("id", id.value())
                .param("number", number)
                .param("at", Sql.at(now))
                .param("by", by == null ? null : by.id().value(), Types.OTHER)
                .param("note", note)
                .update();
        variants.forEach((language, variant) -> add(id, number, language, variant));
    }

    private void add(TemplateId id, int number, Language language, TemplateVariant variant) {
        jdbc.sql("""
                        insert into mail_template_variant (template_id, number, language, subject, html, text, text_edited)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        id.value(),
                        number,
                        language.name(),
                        variant.subject(),
                        variant.html(),
                        variant.text(),
                        variant.textEdited())
                .update();
    }

    /** Empty where there is no such version. */
    Map<Language, TemplateVariant> read(TemplateId id, int number) {
        Map<Language, TemplateVariant> variants = new EnumMap<>(Language.class);
        jdbc.sql("""
                        select language, subject, html, text, text_edited from mail_template_variant
                         where template_id = :id and number = :number
                        """)
                .param("id", id.value())
                .param("number", number)
                .query((row, n) -> new Row(
                        Language.valueOf(row.getString("language")),
                        new TemplateVariant(
                                row.getString("subject"),
                                row.getString("html"),
                                row.getString("text"),
                                row.getBoolean("text_edited"))))
                .list()
                .forEach(row -> variants.put(row.language(), row.variant()));
        return variants;
    }
}
