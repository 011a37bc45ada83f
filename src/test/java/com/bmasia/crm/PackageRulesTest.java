package com.bmasia.crm;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How packages are cut: a room per noun, small enough to be known, and none that leads back to where one came from. */
class PackageRulesTest {

    private static final int MOST_TYPES = 20;
    private static final Path SOURCES = Path.of("src/main/java");
    private static final String ROOT = "com.bmasia.crm.";

    /** Packages from before the rule. A number here only ever becomes smaller; nothing is added. */
    private static final Map<String, Integer> LARGER =
            Map.of("users", 42, "engine", 34, "web", 29, "customers", 29, "users.web", 23);

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.bmasia.crm");

    @Test
    void packagesStaySmall() throws IOException {
        Map<String, Integer> larger = new TreeMap<>();
        try (Stream<Path> directories = Files.walk(SOURCES)) {
            for (Path directory : directories.filter(Files::isDirectory).toList()) {
                int types = types(directory);
                if (types > MOST_TYPES) {
                    String name = SOURCES.relativize(directory).toString().replace('/', '.');
                    larger.put(name.substring(ROOT.length()), types);
                }
            }
        }
        assertThat(larger)
                .as("packages of more than %d types; one that has become smaller is to be lowered here too", MOST_TYPES)
                .isEqualTo(new TreeMap<>(LARGER));
    }

    /** Each pair is from before the rule; none is added. */
    @Test
    void packagesDoNotDependOnEachOtherInACircle() {
        slices().matching(ROOT + "(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(resideInAPackage(ROOT + "web"), resideInAPackage(ROOT + "web.load"))
                .ignoreDependency(
                        resideInAPackage(ROOT + "users"),
                        resideInAnyPackage(ROOT + "users.handover", ROOT + "users.passwords", ROOT + "users.teams"))
                .check(CODE);
    }

    private static int types(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return (int) files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .count();
        }
    }
}
