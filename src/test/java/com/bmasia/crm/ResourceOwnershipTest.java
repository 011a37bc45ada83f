package com.bmasia.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.ModuleTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** One name everywhere: every folder of resources belongs to a module, and every table to one changelog. */
@ModuleTest
class ResourceOwnershipTest {

    private static final Path CHANGELOGS = Path.of("src/main/resources/db/changelog");
    private static final Pattern CREATE = Pattern.compile(
            "create\\s+(?:unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?\"?(\\w+)\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern MESSAGE_KEY = Pattern.compile("^([\\w-]+)[.\\w-]*\\s*[=:]");

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "processes",
                "forms",
                "src/main/resources/templates",
                "src/main/resources/element-templates",
                "src/main/resources/db/changelog",
                "src/main/resources/messages"
            })
    void everyFolderIsModule(Path root) throws IOException {
        assertThat(folders(root)).isSubsetOf(modules());
    }

    @Test
    void everyMessageBeginsWithItsModule() throws IOException {
        for (String module : folders(Path.of("src/main/resources/messages"))) {
            for (Path file : files(Path.of("src/main/resources/messages", module))) {
                assertThat(Files.readAllLines(file).stream()
                                .filter(line -> !line.startsWith("#") && !line.startsWith(" "))
                                .flatMap(line -> MESSAGE_KEY.matcher(line).results())
                                .map(key -> key.group(1)))
                        .as(file.toString())
                        .allMatch(module::equals);
            }
        }
    }

    @Test
    void everyTableHasExactlyOneOwner() throws IOException {
        Map<String, List<String>> owners = new TreeMap<>();
        for (String module : folders(CHANGELOGS)) {
            for (Path file : files(CHANGELOGS.resolve(module))) {
                CREATE.matcher(Files.readString(file))
                        .results()
                        .map(ResourceOwnershipTest::table)
                        .forEach(table -> owners.computeIfAbsent(table, none -> new ArrayList<>())
                                .add(module));
            }
        }
        for (String table : tables()) {
            boolean foreign = table.startsWith("act_") || table.startsWith("databasechangelog");
            assertThat(owners.getOrDefault(table, List.of()))
                    .as("owners of table " + table)
                    .hasSize(foreign ? 0 : 1);
        }
    }

    private static String table(MatchResult create) {
        return create.group(1).toLowerCase();
    }

    /** Of a migrated database: the schema that Liquibase made, and whatever else got in. */
    private List<String> tables() {
        return jdbc.sql("""
                        select table_name from information_schema.tables
                        where table_schema = current_schema and table_type = 'BASE TABLE'
                        """).query(String.class).list();
    }

    private static Set<String> modules() {
        return ApplicationModules.of(CrmApplication.class).stream()
                .map(module -> module.getIdentifier().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> folders(Path root) throws IOException {
        if (Files.notExists(root)) {
            return Set.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
