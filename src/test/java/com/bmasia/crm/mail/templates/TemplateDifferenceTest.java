package com.bmasia.crm.mail.templates;

import static com.bmasia.crm.mail.templates.TemplateDifference.Kind.DELETED;
import static com.bmasia.crm.mail.templates.TemplateDifference.Kind.INSERTED;
import static com.bmasia.crm.mail.templates.TemplateDifference.Kind.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.templates.TemplateDifference.Piece;
import com.bmasia.crm.shared.Language;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TemplateDifferenceTest {

    @Test
    void showsWhichWordsChanged() {
        assertThat(TemplateDifference.pieces("We are glad to see you today.", "We are very glad to see you."))
                .containsExactly(
                        new Piece(SAME, "We are "),
                        new Piece(INSERTED, "very "),
                        new Piece(SAME, "glad to see you"),
                        new Piece(DELETED, " today"),
                        new Piece(SAME, "."));
    }

    @Test
    void aRewrittenPhraseIsOnePiece() {
        assertThat(TemplateDifference.pieces("A message from us", "Another subject from us"))
                .containsExactly(
                        new Piece(DELETED, "A message"),
                        new Piece(INSERTED, "Another subject"),
                        new Piece(SAME, " from us"));
    }

    @Test
    void knowsWordsOfThai() {
        assertThat(TemplateDifference.pieces("ขอบคุณลูกค้า", "ขอบคุณเพื่อน"))
                .containsExactly(
                        new Piece(SAME, "ขอบคุณ"), new Piece(DELETED, "ลูกค้า"), new Piece(INSERTED, "เพื่อน"));
    }

    @Test
    void leavesOutWhatIsTheSameAndKnowsNewLanguages() {
        TemplateVariant before = TemplateVariant.of("Hello", "<p>One</p>", "One");
        TemplateVariant after = TemplateVariant.of("Hello", "<p>Two</p>", "Two");

        assertThat(TemplateDifference.between(
                                Map.of(Language.EN, before),
                                Map.of(Language.EN, after, Language.TH, TemplateVariant.of("ข่าว", "<p>.</p>", ".")))
                        .stream()
                        .map(part -> part.language() + " " + part.part()))
                .containsExactly("EN html", "EN text", "TH subject", "TH html", "TH text");
    }

    @Test
    void comparesLongTextsByLinesWithoutLosingAnything() {
        String before = "word ".repeat(5_000) + "\nend";
        String after = "word ".repeat(5_000) + "\nthe end";

        assertThat(TemplateDifference.pieces(before, after).stream()
                        .filter(piece -> piece.kind() != DELETED)
                        .map(Piece::text)
                        .collect(Collectors.joining()))
                .isEqualTo(after);
    }
}
