package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.Language;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A template as it is now.
 *
 * @param version for editing: a later one means that somebody else was faster
 * @param number of the newest saved state
 * @param shipped whether it came with the program, edited since or not
 */
public record TemplateView(
        TemplateId id,
        int version,
        String name,
        TemplateType type,
        boolean standard,
        boolean active,
        boolean archived,
        boolean shipped,
        int number,
        String savedBy,
        Instant createdAt,
        Instant updatedAt,
        Map<Language, TemplateVariant> variants) {

    /** In English, or the one there is. */
    public String subject() {
        return variants.values().stream()
                .findFirst()
                .map(TemplateVariant::subject)
                .orElse(null);
    }

    public String languages() {
        return variants.keySet().stream().map(Language::name).collect(Collectors.joining(", "));
    }

    public TemplateDetails details() {
        return new TemplateDetails(name, type, variants);
    }
}
