package com.bmasia.crm.mail.answers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Real answers of mail servers, with what they are about, from {@code src/test/resources/mail/answers.txt}. */
public final class AnswersForTests {

    private static final Path FILE = Path.of("src/test/resources/mail/answers.txt");

    private AnswersForTests() {}

    /** @param said with line breaks where the server says it in several lines */
    public record Answer(About about, String said) {

        /** With an end, as a server must give one. */
        public String whole() {
            return said.contains("\r\n") ? said : said.replaceFirst("^(\\d{3})-", "$1 ");
        }

        public String inOneLine() {
            return said.replace("\r\n", " ");
        }
    }

    public static Stream<Answer> all() {
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\\|", 2))
                    .map(line -> new Answer(
                            About.valueOf(line[0].strip()), line[1].strip().replace("\\r\\n", "\r\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
