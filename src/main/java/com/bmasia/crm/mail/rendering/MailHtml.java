package com.bmasia.crm.mail.rendering;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.owasp.html.AttributePolicy;
import org.owasp.html.CssSchema;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The markup that may stand in a mail: structure, tables, images from the web or from the mail itself, links and harmless
 * inline styles. Everything else is taken out. Variables survive, also as the whole target of a link.
 */
public final class MailHtml {

    private static final Pattern VARIABLE_TARGET = Pattern.compile("\\s*\\{\\{\\s*([a-z][a-z0-9_]*)\\s*}}\\s*");
    /** Not to be guessed, so that nobody writes it. */
    private static final String VARIABLES = "https://" + UUID.randomUUID() + ".invalid/";

    /** Also a call, a text message, and a place on the same page. */
    private static final Pattern TARGET =
            Pattern.compile("(?i)(https?://|mailto:)\\S.*|(tel|sms):[+0-9(*#][^\"<>]{0,100}|#[\\w.:-]{0,100}");

    private static final Pattern PLACE = Pattern.compile("[A-Za-z][\\w.:-]{0,99}");

    private static final Pattern SAFE_IMAGE = Pattern.compile("(?i)(https://|cid:)\\S+");
    private static final Pattern MEASURE = Pattern.compile("[0-9]{1,4}%?");
    private static final Set<String> STYLES = Set.of(
            "background-color",
            "border",
            "border-bottom",
            "border-collapse",
            "border-color",
            "border-left",
            "border-radius",
            "border-right",
            "border-style",
            "border-top",
            "border-width",
            "color",
            "display",
            "font-family",
            "font-size",
            "font-style",
            "font-weight",
            "height",
            "letter-spacing",
            "line-height",
            "margin",
            "margin-bottom",
            "margin-left",
            "margin-right",
            "margin-top",
            "max-width",
            "padding",
            "padding-bottom",
            "padding-left",
            "padding-right",
            "padding-top",
            "text-align",
            "text-decoration",
            "vertical-align",
            "white-space",
            "width");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "div", "span", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre")
            .allowElements("b", "strong", "i", "em", "u", "s", "strike", "del", "sub", "sup", "small", "code", "center")
            .allowElements("ul", "ol", "li", "a", "img")
            .allowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            // The sanitizer drops these elements when they carry no attribute; in a mail they are structure.
            .allowWithoutAttributes("span", "a", "img", "div", "table")
            .allowStyling(CssSchema.withProperties(STYLES))
            .allowUrlProtocols("https", "http", "mailto", "tel", "sms", "cid")
            .allowAttributes("href")
            .matching(matching(TARGET))
            .onElements("a")
            .allowAttributes("src")
            .matching(matching(SAFE_IMAGE))
            .onElements("img")
            .allowAttributes("alt")
            .onElements("img")
            // No ids: on our own pages they would get in the way of those that are there.
            .allowAttributes("name")
            .matching(PLACE)
            .onElements("a")
            .allowAttributes("title")
            .onElements("img", "a")
            .allowAttributes("width", "height", "border", "cellpadding", "cellspacing", "colspan", "rowspan")
            .matching(MEASURE)
            .onElements("img", "table", "td", "th", "tr")
            .allowAttributes("align", "valign")
            .matching(true, "left", "center", "right", "justify", "top", "middle", "bottom")
            .onElements("p", "div", "h1", "h2", "h3", "table", "tr", "td", "th", "img")
            .allowAttributes("bgcolor")
            .matching(Pattern.compile("#[0-9a-fA-F]{3,6}|[a-z]{3,20}"))
            .onElements("table", "tr", "td", "th")
            .toFactory();

    private static final int MOST_NAMED = 20;

    private static final HtmlChangeListener<Set<String>> LISTENER = new HtmlChangeListener<>() {
        @Override
        public void discardedTag(Set<String> removed, String element) {
            removed.add("<" + element + ">");
        }

        @Override
        public void discardedAttributes(Set<String> removed, String element, String... attributes) {
            for (String attribute : attributes) {
                removed.add(attribute + " of <" + element + ">");
            }
        }
    };

    private MailHtml() {}

    public static String sanitised(String html) {
        return html == null ? "" : readable(POLICY.sanitize(withoutBracesInTargets(html)));
    }

    /**
     * What {@link #sanitised} takes out, for people: {@code <script>}, {@code onclick of <p>}, {@code style position of <p>}.
     * Each once, in its order; empty where nothing is.
     */
    public static List<String> removed(String html) {
        if (html == null || html.isBlank()) {
            return List.of();
        }
        Set<String> removed = new LinkedHashSet<>();
        POLICY.sanitize(withoutBracesInTargets(html), LISTENER, removed);
        for (Element styled : Jsoup.parseBodyFragment(html).select("[style]")) {
            for (String rule : styled.attr("style").split(";")) {
                String property = rule.split(":", 2)[0].strip().toLowerCase(Locale.ROOT);
                if (!property.isEmpty() && !STYLES.contains(property)) {
                    removed.add("style " + property + " of <" + styled.normalName() + ">");
                }
            }
        }
        return removed.stream().limit(MOST_NAMED).toList();
    }

    /** Braces are no part of an address for the sanitizer, so a variable goes through it as an address of its own. */
    private static String withoutBracesInTargets(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        for (Element link : document.select("a[href]")) {
            Matcher target = VARIABLE_TARGET.matcher(link.attr("href"));
            if (target.matches()) {
                link.attr("href", VARIABLES + target.group(1));
            }
        }
        return written(document);
    }

    /**
     * The sanitizer writes many characters as numbers, which nobody who looks at the source can read, and breaks up doubled
     * braces, against other template languages; for ours they are the point.
     */
    private static String readable(String sanitised) {
        Document document = Jsoup.parseBodyFragment(sanitised.replace("{<!-- -->{", "{{"));
        for (Element link : document.select("a[href^=" + VARIABLES + "]")) {
            link.attr("href", "{{" + link.attr("href").substring(VARIABLES.length()) + "}}");
        }
        return written(document);
    }

    private static String written(Document document) {
        document.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
        return document.body().html().strip();
    }

    private static AttributePolicy matching(Pattern form) {
        return (element, attribute, value) -> form.matcher(value.strip()).matches() ? value.strip() : null;
    }

    /** A text inside markup: escaped, with its line breaks. */
    static String escaped(String text) {
        StringBuilder html = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                case '\n' -> html.append("<br>\n");
                case '\r' -> {}
                default -> html.append(c);
            }
        }
        return html.toString();
    }

    /** Whether a value may be the target of a link. */
    static boolean isAddress(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return Stream.of("https://", "http://", "mailto:", "tel:", "sms:").anyMatch(lower::startsWith)
                && value.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '<' || c == '>' || c == 0x7f);
    }
}
