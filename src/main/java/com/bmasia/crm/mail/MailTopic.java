package com.bmasia.crm.mail;

import java.util.Locale;

/** What marketing mail is about; people unsubscribe from one topic or from all. */
public enum MailTopic {
    NEWS,
    OFFERS,
    CHECK_INS,
    SURVEYS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
