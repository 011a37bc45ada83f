package com.bmasia.crm.mail.rendering;

import com.bmasia.crm.mail.rendering.TemplateVariable.Kind;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * The look of what people wrote without one. Mail programs know no style sheets, so it stands at each element: links that
 * lead to an address of ours and stand alone are buttons, quotations have a line beside them. What carries a style keeps it.
 */
final class MailStyles {

    private static final Pattern VARIABLE = Pattern.compile("\\s*\\{\\{\\s*([a-z][a-z0-9_]*)\\s*(?:\\|.*)?}}\\s*");
    private static final String BUTTON =
            "background-color:#FFA500;border-radius:6px;color:#231600;display:inline-block;"
                    + "font-weight:bold;margin:2px 4px 2px 0;padding:9px 18px;text-decoration:none";

    private static final Map<String, String> STYLES = Map.of(
            "blockquote", "border-left:3px solid #FFA500;margin:16px 0;padding:4px 0 4px 16px",
            "h1", "font-size:24px;line-height:1.3;margin:0 0 16px 0",
            "h2", "font-size:20px;line-height:1.3;margin:24px 0 12px 0",
            "h3", "font-size:17px;line-height:1.3;margin:20px 0 8px 0",
            "p", "margin:0 0 14px 0",
            "ul", "margin:0 0 14px 0;padding-left:24px",
            "ol", "margin:0 0 14px 0;padding-left:24px",
            "a", "color:#8a4b00",
            "img", "height:auto;max-width:100%");

    private MailStyles() {}

    static String applied(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.select("p").forEach(MailStyles::makeRoomForMarkup);
        document.select("p").forEach(MailStyles::makeButtons);
        STYLES.forEach((name, style) -> document.select(name + ":not([style])").attr("style", style));
        document.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
        return document.body().html();
    }

    /** A signature has paragraphs of its own, and paragraphs do not stand in paragraphs. */
    private static void makeRoomForMarkup(Element paragraph) {
        if (isVariable(paragraph.wholeText(), Kind.HTML)) {
            paragraph.tagName("div");
        }
    }

    private static void makeButtons(Element paragraph) {
        boolean onlyLinks = !paragraph.children().isEmpty()
                && paragraph.ownText().isBlank()
                && paragraph.children().stream()
                        .allMatch(child -> child.normalName().equals("a") && isVariable(child.attr("href"), Kind.URL));
        if (onlyLinks) {
            paragraph.children().not("[style]").attr("style", BUTTON);
        }
    }

    private static boolean isVariable(String text, Kind kind) {
        Matcher variable = VARIABLE.matcher(text);
        return variable.matches()
                && TemplateVariables.find(variable.group(1))
                        .filter(known -> known.kind() == kind)
                        .isPresent();
    }
}
