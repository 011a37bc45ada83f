package com.bmasia.crm.mail.tracking;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address that a link of a mail leads to, in the form in which it may stand in a header (RFC 3986). */
final class LinkTarget {

    private static final int LONGEST = 4000;
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^/?#\\\\].*", Pattern.DOTALL);
    private static final String LEGAL = "-._~:/?#[]@!$&'()*+,;=%";

    private LinkTarget() {}

    /** Empty for what is not tracked: other kinds of links, places on the page, and what is too long to be one. */
    static Optional<String> of(String href) {
        // As browsers do: blanks around it and breaks within it are none of the address.
        String url = href.strip().replaceAll("[\\t\\r\\n]", "");
        if (!WEB.matcher(url).matches()) {
            return Optional.empty();
        }
        String encoded = encode(url);
        return encoded.length() > LONGEST ? Optional.empty() : Optional.of(encoded);
    }

    private static String encode(String url) {
        StringBuilder encoded = new StringBuilder(url.length() + 16);
        for (byte unit : url.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (unit & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || LEGAL.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }
}
