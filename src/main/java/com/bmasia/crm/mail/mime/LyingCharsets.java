package com.bmasia.crm.mail.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Bytes as text. The charset that an email names is believed where the bytes can be of it; Thai mail programs name wrong
 * ones, unknown ones, or none.
 */
final class LyingCharsets {

    static final Charset THAI = Charset.forName("x-windows-874");

    private static final Map<String, String> OTHER_NAMES = Map.of(
            "tis620", "x-windows-874",
            "tis-620", "x-windows-874",
            "iso-8859-11", "x-windows-874",
            "iso8859-11", "x-windows-874",
            "windows-874", "x-windows-874",
            "cp874", "x-windows-874",
            "utf8", "UTF-8",
            "unicode-1-1-utf-7", "UTF-8");

    /** Programs that were never told which charset they write name one of these. */
    private static final Set<String> NAMED_BY_DEFAULT =
            Set.of("us-ascii", "iso-8859-1", "windows-1252", "latin1", "utf-8");

    private LyingCharsets() {}

    static String decode(byte[] bytes, String named) {
        if (isUtf8(bytes)) {
            Optional<Charset> other = charset(named).filter(charset -> !isWrittenAsAscii(charset));
            return new String(bytes, other.orElse(StandardCharsets.UTF_8));
        }
        return new String(
                bytes,
                charset(named)
                        .filter(charset ->
                                !NAMED_BY_DEFAULT.contains(charset.name().toLowerCase(Locale.ROOT))
                                        || isWestern(bytes, charset))
                        .orElse(THAI));
    }

    /** Some charsets hide their letters in plain bytes, such as UTF-16 and ISO-2022-JP. */
    private static boolean isWrittenAsAscii(Charset charset) {
        return !charset.name().startsWith("UTF-16")
                && !charset.name().startsWith("UTF-32")
                && !charset.name().startsWith("ISO-2022")
                && !charset.name().equalsIgnoreCase("HZ-GB-2312");
    }

    /** A few letters with accents among many without; Thai is nearly all in the upper half. */
    private static boolean isWestern(byte[] bytes, Charset charset) {
        if (charset == StandardCharsets.UTF_8) {
            return false;
        }
        int high = 0;
        int letters = 0;
        for (byte one : bytes) {
            high += one < 0 ? 1 : 0;
            letters += one >= 'A' ? 1 : 0;
        }
        return high < letters;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    static Optional<Charset> charset(String named) {
        if (named == null || named.isBlank()) {
            return Optional.empty();
        }
        String name = named.strip().replaceAll("[\"']", "").toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(OTHER_NAMES.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
