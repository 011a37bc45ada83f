package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.Language;
import java.util.Map;

/** What people write: a name, the type, and the texts by language; a language without words is left out. */
public record TemplateDetails(String name, TemplateType type, Map<Language, TemplateVariant> variants) {}
