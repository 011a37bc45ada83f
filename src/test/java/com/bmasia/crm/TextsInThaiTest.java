package com.bmasia.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text that a screen can show exists in Thai, says the same things in the same places, and can be formatted. */
class TextsInThaiTest {

    private static final Path TEXTS = Path.of("src/main/resources/messages");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern MARKUP = Pattern.compile("</?[a-z]+[^>]*>");

    static Stream<String> modules() throws IOException {
        try (Stream<Path> folders = Files.list(TEXTS)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void everyTextIsTranslated(String module) throws IOException {
        Set<String> missing = new TreeSet<>(english(module).stringPropertyNames());
        missing.removeAll(thai(module).stringPropertyNames());
        assertThat(missing)
                .as("texts of %s that are missing in messages_th.properties", module)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void noTranslationOutlivesItsText(String module) throws IOException {
        assertThat(english(module).stringPropertyNames())
                .containsAll(thai(module).stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aTranslationHasTheSamePlaceholdersAndMarkup(String module) throws IOException {
        Properties english = english(module);
        TreeMap<String, String> wrong = new TreeMap<>();
        thai(module).forEach((key, text) -> {
            String original = english.getProperty((String) key, "");
            if (!found(PLACEHOLDER, original).equals(found(PLACEHOLDER, (String) text))
                    || !found(MARKUP, original).equals(found(MARKUP, (String) text))) {
                wrong.put((String) key, text + " <- " + original);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aTranslationWithPlaceholdersCanBeFormatted(String module) throws IOException {
        thai(module).forEach((key, text) -> {
            if (PLACEHOLDER.matcher((String) text).find()) {
                assertThat(new MessageFormat((String) text).format(new Object[] {1, 1, 1, 1, 1}))
                        .as((String) key)
                        .doesNotContain("{0}");
            }
        });
    }

    private static Set<String> found(Pattern what, String text) {
        return what.matcher(text)
                .results()
                .map(match -> match.group(match.groupCount()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties english(String module) throws IOException {
        return read(TEXTS.resolve(module).resolve("messages.properties"));
    }

    private static Properties thai(String module) throws IOException {
        return read(TEXTS.resolve(module).resolve("messages_th.properties"));
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        if (Files.exists(file)) {
            try (Reader in = Files.newBufferedReader(file)) {
                texts.load(in);
            }
        }
        return texts;
    }
}
