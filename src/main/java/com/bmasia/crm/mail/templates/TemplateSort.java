package com.bmasia.crm.mail.templates;

import com.bmasia.crm.web.list.Keyset;

/** The orders of the list of templates. */
public enum TemplateSort {
    NAME(Keyset.of("templates").ascending("t.name collate \"th-x-icu\"", "text").ascending("t.id", "uuid")),
    CHANGED(Keyset.newestFirst("templates", "t.updated_at", "t.id"));

    private final Keyset keyset;

    TemplateSort(Keyset keyset) {
        this.keyset = keyset;
    }

    Keyset keyset() {
        return keyset;
    }
}
