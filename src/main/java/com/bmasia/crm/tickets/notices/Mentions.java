package com.bmasia.crm.tickets.notices;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds {@code @username} in what somebody wrote; an e-mail address is none, nor is the full stop behind the name. */
public final class Mentions {

    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}_.+-])@([\\w](?:[\\w.-]*\\w)?)");

    private Mentions() {}

    /** User names in lower case, whether or not there is such a person. */
    public static Set<String> in(String text) {
        return MENTION.matcher(text)
                .results()
                .map((MatchResult hit) -> hit.group(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
