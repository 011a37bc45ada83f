package com.bmasia.crm.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The side menu of the signed-in person: all contributed entries, less those the person has no permission for. */
@Component("navigation")
public class Navigation {

    private final List<NavigationEntry> entries;

    Navigation(List<NavigationEntry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
    }

    /** Entries by the message key of their heading, in menu order; entries without a heading stand under "". */
    public Map<String, List<NavigationEntry>> visibleTo(Authentication person) {
        return entries.stream()
                .filter(entry -> entry.permission() == null || has(person, entry.permission()))
                .collect(Collectors.groupingBy(
                        entry -> entry.group() == null ? "" : entry.group(), LinkedHashMap::new, Collectors.toList()));
    }

    private static boolean has(Authentication person, String permission) {
        return person.getAuthorities().stream()
                .anyMatch(authority -> authority.getAuthority().equals(permission));
    }
}
