package com.bmasia.crm.shared;

import com.ibm.icu.text.IDNA;
import java.util.EnumSet;
import java.util.Set;

/**
 * Domains of e-mail addresses in their two spellings: the one that people read ({@code ตัวอย่าง.ไทย}) and the one that goes
 * over the wire ({@code xn--…}, IDNA 2008 by UTS 46). Plain domains stay as they were typed.
 */
final class MailDomain {

    private static final IDNA RULES = IDNA.getUTS46Instance(IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.USE_STD3_RULES
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);

    /** What {@code example..com} or a long label is has been looked at already, and old names may have such hyphens. */
    private static final Set<IDNA.Error> BEARABLE = EnumSet.of(IDNA.Error.HYPHEN_3_4);

    private MailDomain() {}

    /** For people, and for comparing; null where there is no such domain. */
    static String readable(String domain) {
        return isPlain(domain) ? domain : converted(domain, true);
    }

    /** For mail servers; null where there is no such domain. */
    static String wire(String domain) {
        return isPlain(domain) ? domain : converted(domain, false);
    }

    private static String converted(String domain, boolean readable) {
        IDNA.Info info = new IDNA.Info();
        StringBuilder text = new StringBuilder();
        // Through the wire's spelling in both cases: what cannot be written on it is no domain.
        RULES.nameToASCII(domain, text, info);
        if (info.getErrors().stream().anyMatch(error -> !BEARABLE.contains(error))) {
            return null;
        }
        return readable
                ? RULES.nameToUnicode(text.toString(), new StringBuilder(), new IDNA.Info())
                        .toString()
                : text.toString();
    }

    private static boolean isPlain(String domain) {
        return domain.chars().allMatch(c -> c < 0x80)
                && !domain.toLowerCase(java.util.Locale.ROOT).contains("xn--");
    }
}
