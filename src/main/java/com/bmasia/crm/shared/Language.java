package com.bmasia.crm.shared;

import java.util.Locale;

/** A language that we speak: in what we write to a customer, and on the screens of a colleague. */
public enum Language {
    EN,
    TH;

    public Locale locale() {
        return Locale.forLanguageTag(name().toLowerCase(Locale.ROOT));
    }
}
