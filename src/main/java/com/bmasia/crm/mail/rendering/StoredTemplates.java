package com.bmasia.crm.mail.rendering;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which template a mail is made from, read and compiled once for each version. */
@Component
class StoredTemplates {

    private static final int KEPT = 500;

    private final JdbcClient jdbc;

    /** A version never changes; an edit makes a new one. So nothing here ever grows old, it only falls out. */
    private final Map<Key, CompiledVariant> compiled = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, CompiledVariant> eldest) {
            return size() > KEPT;
        }
    };

    StoredTemplates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Key(UUID id, int number, Language language) {}

    record Choice(TemplateId id, int number, Language language, CompiledVariant compiled) {}

    private record Row(UUID id, int number, String name, TemplateType type, boolean active, List<Language> languages) {}

    Choice choose(TemplateType type, TemplateId idOrNull, Language language) throws CannotRender {
        Row row = idOrNull == null ? standard(type) : named(type, idOrNull);
        Language spoken = Stream.of(language, Language.EN, Language.TH)
                .filter(row.languages()::contains)
                .findFirst()
                .orElseThrow(() -> new CannotRender("mail.template.cannot.language", row.name()));
        Key key = new Key(row.id(), row.number(), spoken);
        return new Choice(new TemplateId(row.id()), row.number(), spoken, compiled(key, row.name()));
    }

    private Row named(TemplateType type, TemplateId id) throws CannotRender {
        Row row = row("t.id = :id", "id", id.value(), new CannotRender("mail.template.cannot.unknown", id));
        if (row.type() != type) {
            // Consent follows from the type: a newsletter must not go out as an invoice.
            throw new CannotRender(
                    "mail.template.cannot.type", row.name(), row.type().code(), type.code());
        }
        if (!row.active()) {
            throw new CannotRender("mail.template.cannot.inactive", row.name());
        }
        return row;
    }

    private Row standard(TemplateType type) throws CannotRender {
        return row(
                "t.type = :type and t.active and t.archived_at is null",
                "type",
                type.name(),
                new CannotRender("mail.template.cannot.none", type.code()));
    }

    private Row row(String condition, String name, Object value, CannotRender otherwise) throws CannotRender {
        return jdbc.sql("""
                        select t.id, t.number, t.name, t.type, t.active,
                               array(select v.language from mail_template_variant v
                                      where v.template_id = t.id and v.number = t.number) as languages
                          from mail_template t
                         where\s""" + condition + """
                         order by t.standard desc, t.created_at, t.id
                         limit 1
                        """)
                .param(name, value)
                .query((row, n) -> new Row(
                        Sql.uuid(row, "id"),
                        row.getInt("number"),
                        row.getString("name"),
                        TemplateType.valueOf(row.getString("type")),
                        row.getBoolean("active"),
                        Stream.of((String[]) row.getArray("languages").getArray())
                                .map(Language::valueOf)
                                .toList()))
                .optional()
                .orElseThrow(() -> otherwise);
    }

    private CompiledVariant compiled(Key key, String name) throws CannotRender {
        synchronized (compiled) {
            CompiledVariant known = compiled.get(key);
            if (known != null) {
                return known;
            }
        }
        CompiledVariant fresh = read(key, name);
        synchronized (compiled) {
            compiled.put(key, fresh);
        }
        return fresh;
    }

    private CompiledVariant read(Key key, String name) throws CannotRender {
        record Source(String subject, String html, String text) {}
        Source source = jdbc.sql("""
                        select subject, html, text from mail_template_variant
                         where template_id = :id and number = :number and language = :language
                        """)
                .param("id", key.id())
                .param("number", key.number())
                .param("language", key.language().name())
                .query(Source.class)
                .single();
        try {
            return CompiledVariant.of(source.subject(), source.html(), source.text());
        } catch (TemplateFault e) {
            throw new CannotRender("mail.template.cannot.fault", name);
        }
    }
}
