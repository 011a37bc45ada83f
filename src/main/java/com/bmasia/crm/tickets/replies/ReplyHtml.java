package com.bmasia.crm.tickets.replies;

import com.bmasia.crm.mail.rendering.Snippets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The formatting that a reply may have: bold, italic, underlined, struck out, lists, quotes and links. All else is taken out. */
public final class ReplyHtml {

    private static final Pattern TARGET = Pattern.compile("(?i)(https?://|mailto:|tel:)\\S+");
    private static final String FORMATTING = "strong, b, em, i, u, s, ul, ol, blockquote, pre, code, a";

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "strong", "b", "em", "i", "u", "s", "ul", "ol", "li", "blockquote", "pre", "code")
            .allowElements("a")
            .allowUrlProtocols("https", "http", "mailto", "tel")
            .allowAttributes("href")
            .matching(TARGET)
            .onElements("a")
            .requireRelNofollowOnLinks()
            .toFactory();

    private ReplyHtml() {}

    /** Null where nothing of it is formatted: then the words say all. */
    public static String sanitised(String html) {
        Document document = clean(html);
        return document.body().select(FORMATTING).isEmpty() ? null : written(document);
    }

    /** The words alone. Paragraphs without formatting are the lines that somebody typed. */
    public static String words(String html) {
        Document document = clean(html);
        if (document.body().select(FORMATTING).isEmpty()
                && !document.body().select("p").isEmpty()) {
            return document.body().children().stream()
                    .map(Element::wholeText)
                    .collect(Collectors.joining("\n"))
                    .strip();
        }
        return Snippets.words(written(document));
    }

    /** The words of markup as markup without any formatting. */
    public static String escaped(String html) {
        return Entities.escape(words(html));
    }

    private static Document clean(String html) {
        // The sanitizer breaks up doubled braces, against template languages that we do not use here.
        return Jsoup.parseBodyFragment(POLICY.sanitize(html == null ? "" : html).replace("{<!-- -->{", "{{"));
    }

    private static String written(Document document) {
        document.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
        return document.body().html().strip();
    }
}
