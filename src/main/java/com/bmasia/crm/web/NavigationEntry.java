package com.bmasia.crm.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One entry of the side menu, contributed as a bean by the module whose page it opens. {@code group} is the message key of
 * its heading (null: no heading), {@code order} its place in the whole menu, {@code permission} the name of the permission
 * without which it is absent (null: for everyone), {@code icon} a Bootstrap icon name, {@code count} the number beside it
 * (null: none), {@code key} what opens it when typed after g (null: nothing does).
 */
public record NavigationEntry(
        int order, String group, String label, String url, String icon, String permission, Count count, String key) {

    /** A number that is loaded from {@code url}, and again with each news of one of the topics. */
    public record Count(String url, List<String> topics) {

        public String trigger() {
            return Stream.concat(Stream.of("load"), topics.stream().map("live:%s from:body delay:500ms"::formatted))
                    .collect(Collectors.joining(", "));
        }
    }

    public static NavigationEntry of(
            int order, String group, String label, String url, String icon, String permission) {
        return new NavigationEntry(order, group, label, url, icon, permission, null, null);
    }

    public NavigationEntry counted(String from, String... topics) {
        return new NavigationEntry(order, group, label, url, icon, permission, new Count(from, List.of(topics)), key);
    }

    public NavigationEntry openedBy(String typed) {
        return new NavigationEntry(order, group, label, url, icon, permission, count, typed);
    }
}
