package com.bmasia.crm.mail.tracking;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where recipients reach this installation; all below {@code /m/}. */
@Component
public class PublicAddresses {

    private final String base;

    PublicAddresses(@Value("${web.base-url}") String base) {
        this.base = base.replaceAll("/+$", "");
    }

    String click(String token) {
        return base + "/m/c/" + token;
    }

    String pixel(String token) {
        return base + "/m/o/" + token + ".gif";
    }

    public String unsubscribe(String token) {
        return base + "/m/u/" + token;
    }

    /** Whether an address leads to ourselves. */
    boolean isOwn(String url) {
        return url.equals(base) || url.startsWith(base + "/");
    }

    /** Whether it is one of those that recipients reach. */
    boolean isPublic(String url) {
        return url.startsWith(base + "/m/");
    }

    /** The token of a tracked link. */
    Optional<String> clicked(String url) {
        String begin = click("");
        return url.startsWith(begin) ? Optional.of(url.substring(begin.length())) : Optional.empty();
    }
}
