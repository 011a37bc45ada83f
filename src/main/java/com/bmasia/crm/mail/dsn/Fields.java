package com.bmasia.crm.mail.dsn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Groups of {@code Name: value} lines with an empty line between them (RFC 3464, RFC 5965). */
final class Fields {

    private static final int MAX_GROUPS = 500;

    private Fields() {}

    /** Names in lower case; of a field that comes twice in a group, the first. */
    static List<Map<String, String>> groups(String text) {
        List<Map<String, String>> groups = new ArrayList<>();
        Map<String, String> group = new LinkedHashMap<>();
        String name = null;
        for (String line : text.split("\r?\n|\r")) {
            if (line.isBlank()) {
                keep(group, groups);
                group = new LinkedHashMap<>();
                name = null;
            } else if (Character.isWhitespace(line.charAt(0)) && name != null) {
                group.merge(name, line.strip(), (before, more) -> before + " " + more);
            } else {
                name = read(line, group);
            }
        }
        keep(group, groups);
        return groups;
    }

    /** The field that the next line may continue; null where it is none of interest. */
    private static String read(String line, Map<String, String> group) {
        int colon = line.indexOf(':');
        String name = colon < 1 ? null : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        if (name == null || group.containsKey(name)) {
            return null;
        }
        group.put(name, line.substring(colon + 1).strip());
        return name;
    }

    private static void keep(Map<String, String> group, List<Map<String, String>> groups) {
        if (!group.isEmpty() && groups.size() < MAX_GROUPS) {
            groups.add(group);
        }
    }
}
