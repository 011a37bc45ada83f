package com.bmasia.crm.customers;

import com.bmasia.crm.shared.SearchWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The where clause of a list: only what was asked for. Values go in as parameters, never as text. */
final class Conditions {

    private final List<String> clauses = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /** Adds the clause unless there is no value for its parameter. */
    Conditions add(String clause, String parameter, Object value) {
        if (value != null) {
            clauses.add(clause);
            parameters.put(parameter, value instanceof Enum<?> constant ? constant.name() : value);
        }
        return this;
    }

    Conditions and(String clause) {
        clauses.add(clause);
        return this;
    }

    /** Adds that a column, which holds folded text, has all words that were typed, unless there are none. */
    Conditions search(String folded, String typed) {
        SearchWords words = words(typed);
        if (!words.isEmpty()) {
            clauses.add(words.within(folded, "word"));
            parameters.putAll(words.parameters("word"));
        }
        return this;
    }

    String where() {
        return clauses.isEmpty() ? "" : " where " + String.join(" and ", clauses);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /** Telephone numbers are typed with blanks and a leading zero, but kept as +66812345678. */
    private static SearchWords words(String typed) {
        SearchWords words = SearchWords.of(typed);
        String together = String.join("", words.words());
        boolean number = together.matches("[0-9+()-]{6,}");
        return number ? SearchWords.of(together.replaceAll("[^0-9]", "").replaceFirst("^0+", "")) : words;
    }
}
