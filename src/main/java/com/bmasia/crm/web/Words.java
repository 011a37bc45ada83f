package com.bmasia.crm.web;

import com.bmasia.crm.shared.RuleViolation;
import java.util.Arrays;
import java.util.Locale;

/**
 * Words of a list that come in a form. The fields of forms are text, not enums: of a form with a word that no list knows
 * Spring makes nothing at all, and with it everything is lost that was typed beside it.
 */
public final class Words {

    private Words() {}

    /**
     * The constant of that name, null for an empty field.
     *
     * @throws RuleViolation at the field, with the value, for a word that is none of them
     */
    public static <E extends Enum<E>> E read(Class<E> type, String field, String typed) {
        String word = typed == null ? "" : typed.strip();
        if (word.isEmpty()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new RuleViolation(field, "web.rule.word", shown(word)));
    }

    private static String shown(String word) {
        return word.length() <= 60 ? word : word.substring(0, 60) + "…";
    }
}
