package com.bmasia.crm.users;

import com.bmasia.crm.shared.Language;
import java.util.Locale;

/** How the screens speak to a person: in which language, and whether years are those of the Buddhist era. */
public record ScreenLanguage(Language language, boolean buddhistYear) {

    /** The calendar travels with the locale, as Unicode describes it ({@code th-u-ca-buddhist}). */
    Locale locale() {
        return buddhistYear
                ? new Locale.Builder()
                        .setLocale(language.locale())
                        .setUnicodeLocaleKeyword("ca", "buddhist")
                        .build()
                : language.locale();
    }
}
