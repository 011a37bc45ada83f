package com.bmasia.crm.mail.mime;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** An email's page as plain words with its lines; what its program marks as history is parted from it. */
final class HtmlWords {

    private static final int LONGEST = 4_000_000;
    private static final int MOST_QUOTES = 20;

    /** Each program has its own mark for what it repeats. */
    private static final String HISTORY =
            "div.gmail_quote, blockquote.gmail_quote, blockquote[type=cite], div.yahoo_quoted,"
                    + " div.moz-cite-prefix + blockquote, div#OLK_SRC_BODY_SECTION, div.protonmail_quote, div.zmail_extra";

    /** Outlook marks only where the history begins. */
    private static final String BEGINS = "div#divRplyFwdMsg, div#appendonsend, hr#stopSpelling,"
            + " div[style*=border-top:solid #E1E1E1], div[style*=border-top:solid #B5C4DF]";

    private HtmlWords() {}

    static QuotedHistory of(String html) {
        Document page = Jsoup.parse(html.length() <= LONGEST ? html : html.substring(0, LONGEST));
        page.select("script, style, head, title, template").remove();
        String all = words(page);
        StringBuilder history = new StringBuilder();
        for (Element quote : page.select(HISTORY).stream().limit(MOST_QUOTES).toList()) {
            if (quote.ownerDocument() == page && quote.parent() != null && hasOwnWordsBefore(page, quote)) {
                history.append(words(quote)).append('\n');
                quote.remove();
            }
        }
        Element begin = page.selectFirst(BEGINS);
        if (begin != null) {
            history.append(removeFrom(begin));
        }
        String own = words(page);
        if (own.isBlank() || history.toString().isBlank()) {
            return QuotedHistory.in(all);
        }
        QuotedHistory rest = QuotedHistory.in(own);
        String quoted = rest.quoted() == null ? history.toString() : rest.quoted() + "\n\n" + history;
        return new QuotedHistory(rest.own(), quoted.strip());
    }

    /** An answer below or between the quotation is not parted from it. */
    private static boolean hasOwnWordsBefore(Document page, Element quote) {
        String all = words(page);
        String quoted = words(quote);
        int at = quoted.isBlank() ? -1 : all.indexOf(quoted);
        return at < 0
                || all.substring(at + quoted.length()).length() < 400
                        && !all.substring(0, at).isBlank();
    }

    private static String removeFrom(Element begin) {
        StringBuilder removed = new StringBuilder();
        Node next = begin;
        while (next != null) {
            Node following = next.nextSibling();
            removed.append(next instanceof Element element ? words(element) : next.outerHtml())
                    .append('\n');
            next.remove();
            next = following;
        }
        return removed.toString();
    }

    static String words(Element root) {
        StringBuilder text = new StringBuilder();
        root.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    String clean = words.getWholeText().replaceAll("[\\s\\u00a0]+", " ");
                    text.append(endsWithBreak(text) ? clean.stripLeading() : clean);
                } else if (node instanceof Element element) {
                    String name = element.normalName();
                    if (name.equals("br")) {
                        text.append('\n');
                    } else if (name.equals("li")) {
                        newLine(text);
                        text.append("- ");
                    } else if (element.isBlock() || name.equals("tr")) {
                        newLine(text);
                    }
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    String name = element.normalName();
                    if (name.equals("p") || name.matches("h[1-6]")) {
                        newLine(text);
                        text.append('\n');
                    } else if (name.equals("td") || name.equals("th")) {
                        text.append(' ');
                    } else if (element.isBlock()) {
                        newLine(text);
                    }
                }
            }
        });
        return text.toString()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static boolean endsWithBreak(StringBuilder text) {
        return text.isEmpty() || text.charAt(text.length() - 1) == '\n' || text.charAt(text.length() - 1) == ' ';
    }

    private static void newLine(StringBuilder text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
