package com.bmasia.crm.mail.web;

import com.bmasia.crm.mail.tracking.Network;
import com.bmasia.crm.mail.tracking.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Reads from a request what the rules about people and scanners need. */
public final class Visits {

    /** Browsers say so where they load a page before anybody asked for it. */
    private static final List<String> PREFETCH = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

    private Visits() {}

    public static Visit of(HttpServletRequest request) {
        boolean look = HttpMethod.HEAD.matches(request.getMethod())
                || PREFETCH.stream().anyMatch(header -> isPrefetch(request.getHeader(header)));
        return new Visit(request.getHeader(HttpHeaders.USER_AGENT), Network.of(request.getRemoteAddr()), look);
    }

    private static boolean isPrefetch(String value) {
        String purpose = value == null ? "" : value.toLowerCase(Locale.ROOT);
        return purpose.contains("prefetch") || purpose.contains("prerender") || purpose.contains("preview");
    }
}
