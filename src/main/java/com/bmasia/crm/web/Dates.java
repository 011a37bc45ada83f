package com.bmasia.crm.web;

import com.bmasia.crm.shared.Language;
import java.time.chrono.Chronology;
import java.time.chrono.IsoChronology;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;

/** How a language writes dates, in one of the two calendars that count the same days and other years. */
record Dates(DateTimeFormatter dateTime, DateTimeFormatter date) {

    private static final Locale THAI = Language.TH.locale();

    private static final Dates ENGLISH_DATES = of(Locale.ENGLISH, ",", IsoChronology.INSTANCE);
    private static final Dates ENGLISH_BUDDHIST = of(Locale.ENGLISH, ",", ThaiBuddhistChronology.INSTANCE);
    private static final Dates THAI_DATES = of(THAI, "", IsoChronology.INSTANCE);
    private static final Dates THAI_BUDDHIST = of(THAI, "", ThaiBuddhistChronology.INSTANCE);

    /** As the profile of whoever reads this says; made once, because a list shows hundreds. */
    static Dates inLanguageOfReader() {
        Locale locale = LocaleContextHolder.getLocale();
        boolean buddhist = "buddhist".equals(locale.getUnicodeLocaleType("ca"));
        if (THAI.getLanguage().equals(locale.getLanguage())) {
            return buddhist ? THAI_BUDDHIST : THAI_DATES;
        }
        return buddhist ? ENGLISH_BUDDHIST : ENGLISH_DATES;
    }

    private static Dates of(Locale locale, String comma, Chronology calendar) {
        return new Dates(
                DateTimeFormatter.ofPattern("d MMM yyyy" + comma + " HH:mm", locale)
                        .withChronology(calendar),
                DateTimeFormatter.ofPattern("d MMM yyyy", locale).withChronology(calendar));
    }
}
