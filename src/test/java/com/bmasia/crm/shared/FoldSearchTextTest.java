package com.bmasia.crm.shared;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.ModuleTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class FoldSearchTextTest {

    private static final int SURROGATES = 0xD800;
    private static final int AFTER_SURROGATES = 0xE000;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        // The first two are e with acute as one letter and as two.
        "\u00e9clair, e\u0301clair",
        "\u0e19\u0e49\u0e33\u0e1c\u0e36\u0e49\u0e07, \u0e19\u0e4d\u0e49\u0e32\u0e1c\u0e36\u0e49\u0e07",
        "\u0e19\u0e49\u0e33, \u0e19\u0e49\u0e4d\u0e32",
        "\u0e19\u0e49\u0e33, \u0e19\u0e33\u0e49",
        "\u0e17\u0e35\u0e48, \u0e17\u0e48\u0e35",
        "\u0e2a\u0e34\u0e17\u0e18\u0e34\u0e4c, \u0e2a\u0e34\u0e17\u0e18\u0e4c\u0e34",
        "\u0e41\u0e2a\u0e07\u0e14\u0e32\u0e27, \u0e40\u0e40\u0e2a\u0e07\u0e14\u0e32\u0e27",
        "081, \u0e50\u0e58\u0e51",
        "Grand, \uff27\uff32\uff21\uff2e\uff24",
        "Grand, gr\u200band\ufeff",
        "Grand, \u202egrand\u202c"
    })
    void takesTypingVariantsForOne(String one, String other) {
        assertThat(SearchWords.of(other)).isEqualTo(SearchWords.of(one));
        assertThat(inDatabase(other)).isEqualTo(inDatabase(one));
    }

    @ParameterizedTest
    @CsvSource({"\u0e19\u0e32, \u0e19\u0e49\u0e33", "eclair, \u00e9clair", "\u0e21\u0e32, \u0e21\u0e49\u0e32"})
    void keepsMarks(String one, String other) {
        assertThat(SearchWords.of(one)).isNotEqualTo(SearchWords.of(other));
        assertThat(inDatabase(one)).isNotEqualTo(inDatabase(other));
    }

    @Test
    void splitsAtBlanksOfAllKinds() {
        assertThat(SearchWords.of(" Grand\u00a0Hotel\u3000\u0e42\u0e23\u0e07\u0e41\u0e23\u0e21\n grand ")
                        .words())
                .containsExactly("grand", "hotel", "\u0e42\u0e23\u0e07\u0e41\u0e23\u0e21");
        assertThat(SearchWords.of(" \u200b ").isEmpty()).isTrue();
    }

    /** All characters that Java knows, each also before and after a letter with marks. */
    @Test
    void foldsInJavaAsInTheDatabase() {
        List<String> texts = IntStream.rangeClosed(1, Character.MAX_CODE_POINT)
                .filter(point -> point < SURROGATES || point >= AFTER_SURROGATES)
                .filter(Character::isDefined)
                .mapToObj(Character::toString)
                .filter(letter -> Character.getType(letter.codePointAt(0)) != Character.PRIVATE_USE)
                .collect(Collectors.toList());
        assertThat(texts).hasSizeGreaterThan(140_000);
        int piece = 20_000;
        for (int from = 0; from < texts.size(); from += piece) {
            String[] some =
                    texts.subList(from, Math.min(texts.size(), from + piece)).toArray(String[]::new);
            List<String> folded = jdbc.sql(
                            "select search_fold(t) from unnest(:texts) with ordinality u (t, n) order by n")
                    .param("texts", some)
                    .query(String.class)
                    .list();
            for (int i = 0; i < some.length; i++) {
                assertThat(folded.get(i)).as("U+%X", some[i].codePointAt(0)).isEqualTo(SearchWords.fold(some[i]));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0e19\u0e49\u0e4d\u0e32 \u0e19\u0e4d\u0e32\u0e49 \u0e01\u0e48\u0e34\u0e49 \u0e40\u0e40\u0e40",
                "\u0e01\u0e4c\u0e34 \u0e01\u0e38\u0e48 \u0e01\u0e48\u0e38 \u0ec8\u0eb3",
                "\u039f\u0394\u039f\u03a3 \u0130stanbul Stra\u00dfe \ufb01ne \u2122 \u212b",
                "e\u0301\u0323 q\u0307\u0323 \u1100\u1161\u11a8 \uac01"
            })
    void foldsTextInJavaAsInTheDatabase(String text) {
        assertThat(SearchWords.fold(text)).isEqualTo(inDatabase(text));
    }

    private String inDatabase(String text) {
        return jdbc.sql("select search_fold(:text)")
                .param("text", text)
                .query(String.class)
                .single();
    }
}
