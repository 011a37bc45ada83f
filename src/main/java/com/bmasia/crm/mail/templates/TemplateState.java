package com.bmasia.crm.mail.templates;

/** The choices of the list's filter by state. */
public enum TemplateState {
    CURRENT("t.archived_at is null"),
    ACTIVE("t.archived_at is null and t.active"),
    INACTIVE("t.archived_at is null and not t.active"),
    ARCHIVED("t.archived_at is not null");

    final String condition;

    TemplateState(String condition) {
        this.condition = condition;
    }
}
