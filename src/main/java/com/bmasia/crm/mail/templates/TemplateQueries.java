package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.TemplateUse;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Templates as pages and clients read them. */
@Component
public class TemplateQueries {

    static final String COLUMNS = """
            t.*, u.full_name as saved_by_name,
            en.subject as en_subject, en.html as en_html, en.text as en_text, en.text_edited as en_text_edited,
            th.subject as th_subject, th.html as th_html, th.text as th_text, th.text_edited as th_text_edited
            """;

    static final String TABLES = """
            mail_template t
            left join mail_template_version s on s.template_id = t.id and s.number = t.number
            left join user_account u on u.id = s.saved_by
            left join mail_template_variant en on en.template_id = t.id and en.number = t.number and en.language = 'EN'
            left join mail_template_variant th on th.template_id = t.id and th.number = t.number and th.language = 'TH'
            """;

    private final JdbcClient jdbc;
    private final TemplateVersions versions;
    private final TemplateUses uses;

    TemplateQueries(JdbcClient jdbc, TemplateVersions versions, TemplateUses uses) {
        this.jdbc = jdbc;
        this.versions = versions;
        this.uses = uses;
    }

    /** @param savedBy null for the program itself */
    public record Version(int number, Instant savedAt, String savedBy, String note) {}

    public TemplateView find(TemplateId id) {
        return jdbc.sql("select " + COLUMNS + " from " + TABLES + " where t.id = :id")
                .param("id", id.value())
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFound("template", id));
    }

    /** Every saved state, the newest first. */
    public List<Version> versions(TemplateId id) {
        return jdbc.sql("""
                        select s.number, s.saved_at, u.full_name, s.note
                          from mail_template_version s left join user_account u on u.id = s.saved_by
                         where s.template_id = :id
                         order by s.number desc
                        """)
                .param("id", id.value())
                .query((row, n) -> new Version(
                        row.getInt("number"),
                        Sql.instant(row, "saved_at"),
                        row.getString("full_name"),
                        row.getString("note")))
                .list();
    }

    public Map<Language, TemplateVariant> variants(TemplateId id, int number) {
        Map<Language, TemplateVariant> variants = versions.read(id, number);
        if (variants.isEmpty()) {
            throw new NotFound("template version", id + "/" + number);
        }
        return variants;
    }

    public List<TemplateUse.Use> usesOf(TemplateId id) {
        return uses.of(id);
    }

    static TemplateView view(ResultSet row) throws SQLException {
        return new TemplateView(
                new TemplateId(Sql.uuid(row, "id")),
                row.getInt("version"),
                row.getString("name"),
                TemplateType.valueOf(row.getString("type")),
                row.getBoolean("standard"),
                row.getBoolean("active"),
                Sql.instant(row, "archived_at") != null,
                row.getString("shipped") != null,
                row.getInt("number"),
                row.getString("saved_by_name"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"),
                variants(row));
    }

    private static Map<Language, TemplateVariant> variants(ResultSet row) throws SQLException {
        Map<Language, TemplateVariant> variants = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String of = language.name().toLowerCase(Locale.ROOT) + "_";
            if (row.getString(of + "subject") != null) {
                variants.put(
                        language,
                        new TemplateVariant(
                                row.getString(of + "subject"),
                                row.getString(of + "html"),
                                row.getString(of + "text"),
                                row.getBoolean(of + "text_edited")));
            }
        }
        return variants;
    }
}
