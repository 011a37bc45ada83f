package com.bmasia.crm.mail.rendering;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The text part of a mail, made from its markup: paragraphs become blank lines, list items dashes, and a link is followed by
 * its address.
 */
public final class PlainText {

    private static final Pattern PARAGRAPH =
            Pattern.compile("p|h[1-6]|ul|ol|table|blockquote|pre|hr|center", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIST = Pattern.compile("ul|ol");
    private static final Pattern LINE = Pattern.compile("div|li|tr|caption", Pattern.CASE_INSENSITIVE);

    private PlainText() {}

    public static String of(String html) {
        Writer writer = new Writer();
        Jsoup.parseBodyFragment(html == null ? "" : html).body().traverse(writer);
        return writer.text.toString().strip();
    }

    private static final class Writer implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                words(words);
            } else if (node instanceof Element element) {
                begin(element);
            }
        }

        private void words(TextNode node) {
            boolean kept = node.parentElement() != null && node.parentElement().closest("pre") != null;
            String words = kept ? node.getWholeText() : node.text().replace('\u00A0', ' ');
            if (!kept && (text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1)))) {
                words = words.stripLeading();
            }
            text.append(words);
        }

        private void begin(Element element) {
            String name = element.normalName();
            if (PARAGRAPH.matcher(name).matches()) {
                // A list inside a list item goes on below it without a blank line.
                breakTo(element.parent() != null && element.parent().closest("li") != null ? 1 : 2);
            } else if (LINE.matcher(name).matches()) {
                breakTo(1);
            }
            switch (name) {
                case "br" -> newLine();
                case "li" -> text.append(bullet(element));
                case "hr" -> text.append("---");
                case "img" -> text.append(element.attr("alt"));
                case "td", "th" -> {
                    if (element.previousElementSibling() != null) {
                        text.append(" | ");
                    }
                }
                default -> {}
            }
        }

        private static String bullet(Element item) {
            Element list = item.parent();
            boolean numbered =
                    list != null && list.normalName().equals("ol") && !"bullet".equals(item.attr("data-list"));
            long level = item.parents().stream()
                            .filter(parent -> LIST.matcher(parent.normalName()).matches())
                            .count()
                    - 1;
            String mark = numbered ? (item.elementSiblingIndex() + 1) + ". " : "- ";
            return "  ".repeat((int) Math.max(0, level)) + mark;
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                String name = element.normalName();
                if (name.equals("a")) {
                    address(element);
                } else if (PARAGRAPH.matcher(name).matches()) {
                    breakTo(element.parent() != null && element.parent().closest("li") != null ? 1 : 2);
                } else if (LINE.matcher(name).matches()) {
                    breakTo(1);
                }
            }
        }

        private void address(Element link) {
            String address = link.attr("href").replaceFirst("(?i)^(mailto|tel|sms):", "");
            if (!address.startsWith("#")
                    && !address.isBlank()
                    && !link.text().strip().equals(address)) {
                text.append(link.text().isBlank() ? address : " (" + address + ")");
            }
        }

        private void newLine() {
            trimBlanks();
            text.append('\n');
        }

        /** Ends the line, with this many line breaks in all, unless nothing has been written yet. */
        private void breakTo(int breaks) {
            trimBlanks();
            if (text.isEmpty()) {
                return;
            }
            int there = 0;
            while (there < text.length() && text.charAt(text.length() - 1 - there) == '\n') {
                there++;
            }
            text.append("\n".repeat(Math.max(0, breaks - there)));
        }

        private void trimBlanks() {
            int end = text.length();
            while (end > 0 && text.charAt(end - 1) == ' ') {
                end--;
            }
            text.setLength(end);
        }
    }
}
