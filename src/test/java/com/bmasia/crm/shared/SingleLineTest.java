package com.bmasia.crm.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grand\u2028Hotel",
                "Grand\u2029Hotel",
                "Grand\u202eHotel",
                "Grand \u2066Hotel\u2069",
                "\u200fGrand\u200e Hotel",
                "Grand\r\nHotel",
                "Grand\u0085Hotel",
                "Grand\u0000Hotel",
                " Grand\u061c Hotel "
            })
    void keepsNeitherBreaksNorTurns(String typed) {
        assertThat(SingleLine.of(typed).replaceAll(" +", " ")).isEqualTo("Grand Hotel");
    }

    @Test
    void keepsWhatBelongsToLetters() {
        String text = "\u0e19\u0e49\u0e33 \ud83d\udc68\u200d\ud83d\udd27 e\u0301";

        assertThat(SingleLine.of(text)).isEqualTo(text);
        assertThat(SingleLine.of(null)).isEmpty();
    }

    /** A second rule for the same would again forget some of the characters. */
    @Test
    void isTheOnlyRule() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("Checks.java") && !file.endsWith("SearchWords.java"))
                            .filter(SingleLineTest::cutsControlCharacters))
                    .isEmpty();
        }
    }

    private static boolean cutsControlCharacters(Path file) {
        try {
            return Files.readString(file).contains("\\\\p{Cntrl}");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
