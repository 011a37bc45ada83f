package com.bmasia.crm.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} names what is there: a renamed class or a deleted test is found here, not by an auditor. */
class SecurityListTest {

    private static final Pattern TEST = Pattern.compile("\\b([A-Z]\\w+Test)\\b");
    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]\\w+?)(?:\\.\\w+)?`");
    private static final Pattern NUMBER = Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+)(?:–(\\d+\\.\\d+\\.\\d+))? \\|.*");

    /** Of libraries, of HTTP, and of the build. */
    private static final Set<String> NOT_OURS = Set.of(
            "BCryptPasswordEncoder",
            "SecureRandom",
            "JdbcClient",
            "Secure",
            "HttpOnly",
            "SameSite",
            "Dockerfile",
            "Server",
            "Origin",
            "Clock");

    private final List<String> lines = Files.readAllLines(Path.of("docs", "security.md"));

    SecurityListTest() throws IOException {}

    @Test
    void everyTestThatIsNamedExists() {
        assertThat(missing(TEST, "src/test/java")).isEmpty();
    }

    @Test
    void everyClassThatIsNamedExists() {
        assertThat(missing(CLASS, "src")).isEmpty();
    }

    @Test
    void everyRequirementSaysWhereItIsKeptOrWhyNot() {
        assertThat(requirements())
                .allSatisfy(line -> assertThat(line.split("\\|", -1)[4].strip()).isNotEmpty())
                .filteredOn(line -> line.split("\\|", -1)[3].isBlank())
                .allSatisfy(line -> assertThat(line).containsAnyOf("not yet", "n/a"));
    }

    @Test
    void goesThroughAllChapters() {
        Set<Integer> chapters = requirements().stream()
                .map(line -> Integer.parseInt(line.substring(2, line.indexOf('.'))))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(chapters).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14);
    }

    private List<String> requirements() {
        return lines.stream().filter(line -> NUMBER.matcher(line).matches()).toList();
    }

    private Set<String> missing(Pattern pattern, String root) {
        Set<String> named = lines.stream()
                .flatMap(line -> pattern.matcher(line).results())
                .map(found -> found.group(1))
                .filter(name -> !NOT_OURS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        named.removeAll(classes(root));
        return named;
    }

    private static Set<String> classes(String root) {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - 5))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
