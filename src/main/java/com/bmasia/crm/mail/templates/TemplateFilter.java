package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.SearchWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the list of templates is narrowed to; null for the type means any. */
public record TemplateFilter(String search, TemplateType type, TemplateState state) {

    private static final String TEXT = "search_fold(t.name || ' ' || coalesce((select string_agg(v.subject, ' ')"
            + " from mail_template_variant v where v.template_id = t.id and v.number = t.number), ''))";

    /** The conditions; puts what they name into the parameters. */
    String where(Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of(state.condition));
        if (type != null) {
            conditions.add("t.type = :type");
            parameters.put("type", type.name());
        }
        if (search != null && !search.isBlank()) {
            SearchWords words = SearchWords.of(search);
            conditions.add(words.within(TEXT, "word"));
            parameters.putAll(words.parameters("word"));
        }
        return String.join(" and ", conditions);
    }
}
