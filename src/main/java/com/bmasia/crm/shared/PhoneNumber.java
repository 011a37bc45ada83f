package com.bmasia.crm.shared;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;

/** A telephone number that can be dialled, kept in E.164 ({@code +66812345678}). */
public record PhoneNumber(String value) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /**
     * Reads what a person typed.
     *
     * @param region ISO code of the country whose numbers may be written without country code
     */
    public static PhoneNumber of(String typed, String region) {
        try {
            Phonenumber.PhoneNumber number = NUMBERS.parse(typed, region);
            // An extension has no place in E.164; dropping it in silence would lose what was typed.
            if (NUMBERS.isValidNumber(number) && !number.hasExtension()) {
                return new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164));
            }
        } catch (NumberParseException e) {
            // Said below, as for a number that does not exist.
        }
        throw new RuleViolation("phone", "web.rule.phone", typed);
    }

    /** For people: with blanks, as it is written abroad; null where there is none. */
    public static String readable(String value) {
        if (value == null) {
            return null;
        }
        try {
            return NUMBERS.format(NUMBERS.parse(value, null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return value;
        }
    }
}
