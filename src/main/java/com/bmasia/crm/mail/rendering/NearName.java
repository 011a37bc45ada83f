package com.bmasia.crm.mail.rendering;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The variable that somebody who mistyped a name has probably meant. */
final class NearName {

    private NearName() {}

    static Optional<String> of(String typed, List<TemplateVariable> offered) {
        return offered.stream()
                .map(TemplateVariable::name)
                .filter(name -> distance(typed, name) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    /** How many letters must be added, taken out or changed (Levenshtein), with one row of the table at a time. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
