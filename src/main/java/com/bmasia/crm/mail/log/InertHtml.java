package com.bmasia.crm.mail.log;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A mail's page as it looks, without anything that it could do: no script, no link, nothing fetched from elsewhere. Where a
 * link leads is told instead. The frame that shows it forbids all that too; but a browser would complain of each thing, and
 * one wall is not two.
 */
final class InertHtml {

    private static final String ACTIVE = "script, iframe, frame, frameset, object, embed, applet, base, link, meta,"
            + " input, select, textarea, button, svg, math, audio, video, source, portal, template, noscript";

    /** Attributes that name something to fetch, besides those of images that are looked at one by one. */
    private static final Set<String> FETCHING = Set.of(
            "background",
            "srcset",
            "poster",
            "data",
            "action",
            "formaction",
            "ping",
            "manifest",
            "cite",
            "longdesc",
            "xlink:href");

    private static final Pattern STYLE_FETCHES = Pattern.compile(
            "(?i)@import[^;]*;?|(?:url|image-set|image|src|cross-fade)\\s*\\([^)]*\\)?|expression\\s*\\(");

    private static final Pattern COMMENTS = Pattern.compile("(?s)/\\*.*?(\\*/|$)");

    private InertHtml() {}

    static String of(String html, Map<String, String> images) {
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(false);
        document.select(ACTIVE).remove();
        document.select("form").unwrap();
        for (Element element : document.getAllElements()) {
            clean(element, images);
        }
        document.head().prependElement("meta").attr("charset", "utf-8");
        return document.outerHtml();
    }

    private static void clean(Element element, Map<String, String> images) {
        for (Attribute attribute : List.copyOf(element.attributes().asList())) {
            String name = attribute.getKey().toLowerCase(Locale.ROOT);
            if (name.startsWith("on") || FETCHING.contains(name)) {
                element.removeAttr(attribute.getKey());
            }
        }
        if (element.hasAttr("style")) {
            element.attr("style", withoutFetches(element.attr("style")));
        }
        if (element.normalName().equals("style")) {
            String style = withoutFetches(element.data());
            element.empty().appendChild(new DataNode(style));
        }
        link(element);
        image(element, images);
    }

    /** A style may be written with escapes that a browser undoes; then nothing of it is kept. */
    private static String withoutFetches(String style) {
        String plain = COMMENTS.matcher(style).replaceAll("");
        return plain.indexOf('\\') >= 0 ? "" : STYLE_FETCHES.matcher(plain).replaceAll("none");
    }

    private static void link(Element element) {
        if (element.hasAttr("href")) {
            element.attr("title", element.attr("href"));
            element.removeAttr("href");
            element.removeAttr("target");
            element.attr("style", "text-decoration:underline;" + element.attr("style"));
        }
    }

    private static void image(Element element, Map<String, String> images) {
        if (!element.hasAttr("src")) {
            return;
        }
        String source = element.attr("src").strip();
        String own = source.regionMatches(true, 0, "cid:", 0, 4) ? images.get(source.substring(4)) : null;
        if (own != null) {
            element.attr("src", own);
        } else if (!source.matches("(?i)data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\\s]*")) {
            element.removeAttr("src");
            element.attr("title", source);
            element.attr("style", "outline:1px dashed #999;" + element.attr("style"));
        }
    }
}
