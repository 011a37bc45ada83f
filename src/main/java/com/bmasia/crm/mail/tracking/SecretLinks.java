package com.bmasia.crm.mail.tracking;

import com.bmasia.crm.mail.PublicPages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The one rule by which links that act for their recipient are cut from what staff see. Whoever has such a link unsubscribes,
 * rates or chooses a password as that person. Pages for recipients are known by their {@link PublicPages}, and anything on
 * our address that is as long as a token is taken for one: a kind of link that comes later is cut before anybody thinks of it.
 */
@Component
public class SecretLinks {

    private static final String CUT = "…";

    private final String base;
    private final ObjectProvider<PublicPages> pages;
    private List<Pattern> patterns;

    SecretLinks(@Value("${web.base-url}") String base, ObjectProvider<PublicPages> pages) {
        this.base = base.replaceAll("/+$", "");
        this.pages = pages;
    }

    /** The same text with what is secret in its links cut. */
    public String cut(String text) {
        if (text == null || text.indexOf('/') < 0) {
            return text;
        }
        String rest = text;
        for (Pattern pattern : patterns()) {
            rest = pattern.matcher(rest).replaceAll("$1" + CUT);
        }
        return rest;
    }

    /** The same mail, as it would be saved or shown; byte for byte the same where it has no such link. */
    public byte[] cut(byte[] mime) {
        return new SecretsInMime(this).cut(mime);
    }

    boolean hasAny(String text) {
        return !text.equals(cut(text));
    }

    /** In bytes whose text nobody can tell. */
    byte[] cutBytes(byte[] bytes) {
        String latin = new String(bytes, StandardCharsets.ISO_8859_1);
        return hasAny(latin) ? cut(latin).replace(CUT, "...").getBytes(StandardCharsets.ISO_8859_1) : bytes;
    }

    /** Asked for late: the pages belong to modules below. */
    private synchronized List<Pattern> patterns() {
        if (patterns == null) {
            String prefixes = Stream.concat(
                            Stream.of("/m/\\w/"),
                            pages.stream()
                                    .map(page -> Pattern.quote(page.pattern().replaceAll("\\*+$", ""))))
                    .collect(Collectors.joining("|"));
            // The host may be an earlier one of ours, or written without any.
            patterns = List.of(
                    Pattern.compile("(/password/[^\\s\"'<>]{0,80}?token=)[\\w%.~-]+"),
                    Pattern.compile("((?:" + prefixes + "))[\\w%~-]+"),
                    Pattern.compile("(" + Pattern.quote(base) + "/[^\\s\"'<>]{0,200}?[/=])[\\w-]{40,}"));
        }
        return patterns;
    }
}
