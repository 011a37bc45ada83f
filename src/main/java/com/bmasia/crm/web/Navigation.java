package com.bmasia.crm.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UrlPathHelper;

/** What the signed-in person can go to: all contributed entries, less those the person has no permission for. */
@Component("navigation")
public class Navigation {

    /** What the top bar leads to is a person's own, and none of the users whom an administrator looks after. */
    private static final List<String> OF_TOP_BAR = List.of("/users/me", "/users/notifications");

    private final List<NavigationEntry> entries;
    private final List<QuickCreate> quickCreates;

    Navigation(ObjectProvider<NavigationEntry> entries, ObjectProvider<QuickCreate> quickCreates) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
        this.quickCreates = quickCreates.stream()
                .sorted(Comparator.comparingInt(QuickCreate::order))
                .toList();
    }

    /** Entries by the message key of their heading, in menu order; entries without a heading stand under "". */
    public Map<String, List<NavigationEntry>> visibleTo(Authentication person) {
        return entries.stream()
                .filter(entry -> has(person, entry.permission()))
                .collect(Collectors.groupingBy(
                        entry -> entry.group() == null ? "" : entry.group(), LinkedHashMap::new, Collectors.toList()));
    }

    public List<QuickCreate> quickCreates(Authentication person) {
        return quickCreates.stream()
                .filter(entry -> has(person, entry.permission()))
                .toList();
    }

    /** The entry whose page is open: the longest address that the request's path begins with; "" where none does. */
    public String currentUrl() {
        String path = path();
        if (OF_TOP_BAR.stream().anyMatch(url -> isWithin(path, url))) {
            return "";
        }
        return entries.stream()
                .map(NavigationEntry::url)
                .filter(url -> isWithin(path, url))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    private static boolean isWithin(String path, String url) {
        return path.equals(url) || path.startsWith(url + "/");
    }

    private static String path() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? UrlPathHelper.defaultInstance.getPathWithinApplication(attributes.getRequest())
                : "";
    }

    private static boolean has(Authentication person, String permission) {
        return permission == null
                || person.getAuthorities().stream()
                        .anyMatch(authority -> authority.getAuthority().equals(permission));
    }
}
