package com.bmasia.crm.shared;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What somebody typed into a search box: the words, in the form in which texts are compared. A record is found when it has
 * all of them, in whatever order and wherever. What typing variants become one is said at the SQL function
 * {@code search_fold} ({@code db/changelog/shared}), which does the same for the texts.
 */
public record SearchWords(List<String> words) {

    private static final int MOST = 20;

    private static final Pattern INVISIBLE =
            Pattern.compile("[\\u00AD\\u034F\\u061C\\u180E\\u200B-\\u200F\\u202A-\\u202E"
                    + "\\u2060-\\u2064\\u2066-\\u2069\\uFEFF\\uFE00-\\uFE0F]+");
    private static final Pattern TONE_AFTER_AM = Pattern.compile("\\u0E4D\\u0E32([\\u0E48-\\u0E4B])");
    private static final Pattern TONE_BEFORE_VOWEL =
            Pattern.compile("([\\u0E48-\\u0E4C\\u0E4E]+)([\\u0E31\\u0E34-\\u0E3A\\u0E47\\u0E4D]+)");
    private static final Pattern BLANK = Pattern.compile("[\\p{Cntrl}\\p{Z}\\s]+");

    /** Empty for null and for what has nothing to look for in it. */
    public static SearchWords of(String typed) {
        return typed == null
                ? new SearchWords(List.of())
                : new SearchWords(Arrays.stream(BLANK.split(fold(typed)))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .limit(MOST)
                        .toList());
    }

    /** As {@code search_fold} does it. */
    static String fold(String typed) {
        StringBuilder digits = new StringBuilder(INVISIBLE.matcher(typed).replaceAll(""));
        for (int i = 0; i < digits.length(); i++) {
            char letter = digits.charAt(i);
            if (letter >= '\u0E50' && letter <= '\u0E59') {
                digits.setCharAt(i, (char) ('0' + letter - '\u0E50'));
            }
        }
        String whole = Normalizer.normalize(digits, Normalizer.Form.NFKC);
        String toned = TONE_AFTER_AM.matcher(whole).replaceAll("\u0E4D$1\u0E32");
        String ordered = TONE_BEFORE_VOWEL.matcher(toned).replaceAll("$2$1").replace("\u0E40\u0E40", "\u0E41");
        // Letter by letter, as the database does it: the small form of some depends on their place or is two letters.
        return ordered.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    /**
     * SQL: has a text all of the words?
     *
     * @param folded an expression for the text in its folded form, such as a column or {@code search_fold(t.name)}
     * @param name of the parameters that {@link #parameters} makes
     */
    public String within(String folded, String name) {
        return all(name, (word, pattern) -> folded + " like " + pattern);
    }

    /**
     * SQL: a condition for each word, all of which must hold.
     *
     * @param condition makes it from the word and from the parameter with the word as a pattern for LIKE, such as
     *     {@code :search0}; the word itself is {@code :search0word}
     */
    public String all(String name, BinaryOperator<String> condition) {
        return isEmpty()
                ? "true"
                : IntStream.range(0, words.size())
                        .mapToObj(n -> "(" + condition.apply(words.get(n), ":" + name + n) + ")")
                        .collect(Collectors.joining(" and ", "(", ")"));
    }

    public Map<String, Object> parameters(String name) {
        Map<String, Object> parameters = new HashMap<>();
        for (int n = 0; n < words.size(); n++) {
            parameters.put(name + n, Sql.contains(words.get(n)));
            parameters.put(name + n + "word", words.get(n));
        }
        return parameters;
    }
}
