package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the list of templates is narrowed to; null for the type means any. */
public record TemplateFilter(String search, TemplateType type, TemplateState state) {

    /** The conditions; puts what they name into the parameters. */
    String where(Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of(state.condition));
        if (type != null) {
            conditions.add("t.type = :type");
            parameters.put("type", type.name());
        }
        if (search != null && !search.isBlank()) {
            conditions.add("(t.name ilike :pattern or exists (select from mail_template_variant v"
                    + " where v.template_id = t.id and v.number = t.number and v.subject ilike :pattern))");
            parameters.put("pattern", Sql.contains(search));
        }
        return String.join(" and ", conditions);
    }
}
