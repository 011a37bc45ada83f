package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.Language;
import java.time.Instant;
import java.util.List;

/** One line of the list. {@code subject} is that in English, or the one there is. */
public record TemplateRow(
        TemplateId id,
        String name,
        TemplateType type,
        String subject,
        List<Language> languages,
        boolean standard,
        boolean active,
        boolean archived,
        Instant updatedAt) {}
