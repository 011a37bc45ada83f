package com.bmasia.crm.mail.replies;

import com.bmasia.crm.mail.keys.MailKeys;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * What stands behind the plus of a reply address: the label of the record and 128 bits that only we can compute. In letters
 * that survive servers which write addresses in lower case.
 */
@Component
public class ReplyTokens {

    private static final String PURPOSE = "REPLY";
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final Pattern TOKEN = Pattern.compile("([a-z0-9-]{1,30})-([a-z2-7]{26})");

    private final MailKeys keys;

    ReplyTokens(MailKeys keys) {
        this.keys = keys;
    }

    String of(String label) {
        String name = label.toLowerCase(Locale.ROOT);
        return name + "-" + write(keys.sign(PURPOSE, name.getBytes(StandardCharsets.UTF_8)));
    }

    /** The label in upper case; empty for everything that we did not write. */
    Optional<String> read(String token) {
        Matcher found = TOKEN.matcher(token.toLowerCase(Locale.ROOT));
        if (!found.matches()) {
            return Optional.empty();
        }
        byte[] name = found.group(1).getBytes(StandardCharsets.UTF_8);
        return keys.isSignature(PURPOSE, name, read16(found.group(2)))
                ? Optional.of(found.group(1).toUpperCase(Locale.ROOT))
                : Optional.empty();
    }

    /** The record that one of these addresses is about. */
    public Optional<String> labelIn(Iterable<String> addresses) {
        for (String address : addresses) {
            int plus = address.indexOf('+');
            int at = address.lastIndexOf('@');
            Optional<String> label = plus < 0 || at < plus ? Optional.empty() : read(address.substring(plus + 1, at));
            if (label.isPresent()) {
                return label;
            }
        }
        return Optional.empty();
    }

    /** Five bits a letter (RFC 4648 without padding). */
    private static String write(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte one : bytes) {
            buffer = buffer << 8 | one & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(DIGITS.charAt(buffer >> bits & 31));
            }
        }
        return bits == 0
                ? text.toString()
                : text.append(DIGITS.charAt(buffer << 5 - bits & 31)).toString();
    }

    private static byte[] read16(String text) {
        byte[] bytes = new byte[16];
        int buffer = 0;
        int bits = 0;
        int next = 0;
        for (int i = 0; i < text.length() && next < bytes.length; i++) {
            buffer = buffer << 5 | DIGITS.indexOf(text.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[next++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }
}
