package com.bmasia.crm;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The rooms of a module: few enough types to know them all, and no two that need each other. */
class PackageRulesTest {

    private static final String ROOT = "com.bmasia.crm.";
    private static final long MOST_TYPES = 20;

    /** Packages that are larger, with how many types they have. A number may only go down; at 20 its line goes. */
    private static final Map<String, Long> LARGER = Map.ofEntries();

    /** Packages that need each other. The list may only get shorter. */
    private static final Set<String> IN_CYCLES = Set.of();

    private static final List<JavaClass> TYPES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("com.bmasia.crm").stream()
                    .filter(type -> type.getPackageName().startsWith(ROOT))
                    .toList();

    @Test
    void aPackageHasAtMostTwentyTypes() {
        Map<String, Long> larger = TYPES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(PackageRulesTest::room, TreeMap::new, counting()));
        larger.values().removeIf(types -> types <= MOST_TYPES);
        assertThat(larger)
                .as("split what has grown; lower or remove the line of what has shrunk")
                .isEqualTo(new TreeMap<>(LARGER));
    }

    @Test
    void packagesOfAModuleHaveNoCycles() {
        Map<String, Set<String>> uses = TYPES.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> use.getTargetClass().getPackageName().startsWith(ROOT))
                .filter(use -> module(use.getOriginClass()).equals(module(use.getTargetClass())))
                .filter(use -> !room(use.getOriginClass()).equals(room(use.getTargetClass())))
                .collect(groupingBy(
                        use -> room(use.getOriginClass()),
                        mapping(use -> room(use.getTargetClass()), toCollection(HashSet::new))));
        Set<String> inCycles = new TreeSet<>();
        uses.keySet().stream().filter(room -> reach(room, uses).contains(room)).forEach(inCycles::add);
        assertThat(inCycles)
                .as("the lower of two packages must not need the upper one; remove the line of what no longer does")
                .isEqualTo(new TreeSet<>(IN_CYCLES));
    }

    private static Set<String> reach(String from, Map<String, Set<String>> uses) {
        Set<String> reached = new HashSet<>();
        List<String> next = List.copyOf(uses.get(from));
        while (!next.isEmpty()) {
            next = next.stream()
                    .filter(reached::add)
                    .flatMap(room -> uses.getOrDefault(room, Set.of()).stream())
                    .toList();
        }
        return reached;
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    private static String module(JavaClass type) {
        return room(type).replaceFirst("\\..*", "");
    }
}
