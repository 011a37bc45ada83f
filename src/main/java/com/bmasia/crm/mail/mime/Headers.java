package com.bmasia.crm.mail.mime;

import com.bmasia.crm.shared.SingleLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.stream.Field;

/** The headers of an email as words, whatever encoding they came in. */
public final class Headers {

    /** Nobody writes so much; somebody who does wants to see us work. */
    private static final int MOST_OF_ONE = 50;

    private static final int LONGEST = 20_000;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{3,900}>");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s<>\",;:()\\[\\]\\\\]{1,64}@[A-Za-z0-9\\u0080-\\uffff.-]{1,190}");

    private final Map<String, List<String>> values = new TreeMap<>();

    void add(Field field) {
        List<String> known =
                values.computeIfAbsent(field.getName().strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>());
        if (known.size() < MOST_OF_ONE) {
            known.add(words(field));
        }
    }

    /** Raw bytes outside of ASCII are what the program's charset made of them: guessed like a text without one. */
    static String words(Field field) {
        byte[] raw = field.getRaw() == null
                ? field.getBody().getBytes(StandardCharsets.UTF_8)
                : field.getRaw().toByteArray();
        String line = LyingCharsets.decode(raw, null).replaceAll("\\r?\\n(?=[ \\t])", "");
        String body = line.substring(line.indexOf(':') + 1).strip();
        String shortened = body.length() <= LONGEST ? body : body.substring(0, LONGEST);
        return decoded(shortened);
    }

    /** RFC 2047, with the names of charsets that Java does not know. */
    static String decoded(String encoded) {
        String known = encoded.replaceAll("(?i)=\\?(tis-?620|iso-?8859-11|windows-874|cp874)\\?", "=?x-windows-874?");
        try {
            return DecoderUtil.decodeEncodedWords(known, StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            return encoded;
        }
    }

    /** The first of this name, on one line; empty where there is none. */
    public String first(String name) {
        return all(name).stream().findFirst().map(SingleLine::of).orElse("");
    }

    public List<String> all(String name) {
        return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    public boolean has(String name) {
        return values.containsKey(name.toLowerCase(Locale.ROOT));
    }

    boolean hasAnyBeginningWith(String prefix) {
        return values.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** Message-IDs with their brackets, in the order in which they stand. */
    List<String> messageIds(String name) {
        return all(name).stream()
                .flatMap(value -> MESSAGE_ID.matcher(value).results())
                .map(found -> found.group())
                .limit(MOST_OF_ONE)
                .toList();
    }

    /** Addresses in lower case. */
    List<String> addresses(String name) {
        return all(name).stream()
                .flatMap(value -> ADDRESS.matcher(value).results())
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .limit(MOST_OF_ONE)
                .toList();
    }

    /** That in angle brackets before any other: names may contain one too. */
    static Optional<String> addressIn(String value) {
        int angle = value.lastIndexOf('<');
        Matcher found = ADDRESS.matcher(angle < 0 ? value : value.substring(angle));
        return found.find() ? Optional.of(found.group().toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    static String nameIn(String value) {
        int angle = value.lastIndexOf('<');
        String name = angle < 0 ? "" : value.substring(0, angle);
        return SingleLine.of(name.replaceAll("^\\s*\"|\"\\s*$", "").replace("\\\"", "\""))
                .strip();
    }
}
