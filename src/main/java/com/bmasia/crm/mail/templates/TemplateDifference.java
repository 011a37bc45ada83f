package com.bmasia.crm.mail.templates;

import com.bmasia.crm.shared.Language;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What differs between two versions, word by word. */
public final class TemplateDifference {

    /** Beyond, comparing words takes long; whole lines say enough where so much was rewritten. */
    private static final int WORDS = 4_000;

    private TemplateDifference() {}

    public enum Kind {
        SAME,
        DELETED,
        INSERTED
    }

    public record Piece(Kind kind, String text) {}

    /** @param part subject, html or text */
    public record Part(Language language, String part, List<Piece> pieces) {}

    /** The parts that differ. */
    public static List<Part> between(Map<Language, TemplateVariant> before, Map<Language, TemplateVariant> after) {
        List<Part> parts = new ArrayList<>();
        for (Language language : Language.values()) {
            TemplateVariant old = before.getOrDefault(language, new TemplateVariant("", "", "", false));
            TemplateVariant now = after.getOrDefault(language, new TemplateVariant("", "", "", false));
            add(parts, language, "subject", old.subject(), now.subject());
            add(parts, language, "html", old.html(), now.html());
            add(parts, language, "text", old.text(), now.text());
        }
        return parts;
    }

    private static void add(List<Part> parts, Language language, String part, String old, String now) {
        if (!Objects.equals(old, now)) {
            parts.add(new Part(language, part, pieces(old, now)));
        }
    }

    static List<Piece> pieces(String old, String now) {
        List<String> before = words(old);
        List<String> after = words(now);
        if (before.size() > WORDS || after.size() > WORDS) {
            before = lines(old);
            after = lines(now);
        }
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (Change change : changes(before, after)) {
            add(pieces, Kind.SAME, before.subList(done, change.from()));
            add(pieces, Kind.DELETED, before.subList(change.from(), change.to()));
            add(pieces, Kind.INSERTED, after.subList(change.newFrom(), change.newTo()));
            done = change.to();
        }
        add(pieces, Kind.SAME, before.subList(done, before.size()));
        return pieces;
    }

    private record Change(int from, int to, int newFrom, int newTo) {}

    /** What stands between two changes and is only blanks belongs to them: a rewritten phrase reads as one. */
    private static List<Change> changes(List<String> before, List<String> after) {
        List<Change> changes = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            int from = delta.getSource().getPosition();
            int newFrom = delta.getTarget().getPosition();
            Change last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
            if (last != null && before.subList(last.to(), from).stream().allMatch(String::isBlank)) {
                changes.remove(last);
                from = last.from();
                newFrom = last.newFrom();
            }
            changes.add(new Change(
                    from,
                    delta.getSource().getPosition() + delta.getSource().size(),
                    newFrom,
                    delta.getTarget().getPosition() + delta.getTarget().size()));
        }
        return changes;
    }

    private static void add(List<Piece> pieces, Kind kind, List<String> words) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(kind, String.join("", words)));
        }
    }

    /** Also of Thai, which writes no blanks between words. */
    private static List<String> words(String text) {
        BreakIterator words = BreakIterator.getWordInstance(Language.TH.locale());
        words.setText(text);
        List<String> found = new ArrayList<>();
        int start = words.first();
        for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
            found.add(text.substring(start, end));
            start = end;
        }
        return found;
    }

    private static List<String> lines(String text) {
        return List.of(text.split("(?<=\n)"));
    }
}
