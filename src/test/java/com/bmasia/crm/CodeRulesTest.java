package com.bmasia.crm;

import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.web.list.Keyset;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;

/** Rules of the code that the compiler does not know. */
class CodeRulesTest {

    private static final int MAX_CLASS = 250;
    private static final int MAX_DELEGATE = 30;
    private static final Pattern TYPE = Pattern.compile("^[\\w ]*\\b(class|record|interface|enum)\\s+\\w+");
    /** {@code (a, b) < (:a, :b)}, also with casts or a select on the right. */
    private static final Pattern PLACE_COMPARED =
            Pattern.compile("\\(\\S+, [^()]+\\) [<>] \\((:|%s|cast\\(|coalesce\\(|select )");

    private static final Path SOURCES = Path.of("src/main/java");
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.bmasia.crm");

    @Test
    void onlyEngineTasksStudioAndProcessPackagesKnowTheEngine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "com.bmasia.crm.engine..", "com.bmasia.crm.tasks..", "com.bmasia.crm.studio..", "..process..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..")
                .because("a change of engine shall stay a small job"));
    }

    @Test
    void dependenciesComeThroughConstructors() {
        check(noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject"));
    }

    @Test
    void nowComesFromTheClock() {
        check(noClasses()
                .should()
                .callMethodWhere(readsTheTimeWithoutClock())
                .because("tests move the clock; inject java.time.Clock"));
    }

    private static DescribedPredicate<JavaMethodCall> readsTheTimeWithoutClock() {
        return DescribedPredicate.describe("asks the machine for the time", call -> {
            boolean now = call.getName().equals("now")
                    && call.getTargetOwner().getPackageName().equals("java.time")
                    && call.getTarget().getRawParameterTypes().stream()
                            .noneMatch(type -> type.isEquivalentTo(Clock.class));
            return now || call.getName().equals("currentTimeMillis");
        });
    }

    @Test
    void rowsAreReadAsListsNotAsStreams() {
        // A stream of JdbcClient keeps its connection until somebody closes it: nobody did, and the pool ran dry.
        check(noClasses().should().callMethod(JdbcClient.MappedQuerySpec.class, "stream"));
    }

    @Test
    void pagesOfListsComeFromTheKeyset() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName(PageOf.class.getName())
                .and()
                .areNotAssignableTo(Keyset.Place.class)
                .should()
                .callConstructor(PageOf.class, List.class, String.class)
                .because("one class makes and refuses the cursors of all lists; it is Keyset"));
    }

    @Test
    void nobodyElseComparesPlacesInAList() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (!file.endsWith("web/list/Keyset.java")
                        && PLACE_COMPARED.matcher(Files.readString(file)).find()) {
                    found.add(SOURCES.relativize(file).toString());
                }
            }
        }
        assertThat(found).as("a second cursor beside Keyset").isEmpty();
    }

    @Test
    void nobodySleeps() {
        // The listener's own thread pauses between attempts to reconnect; no request and no job waits for it.
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("com.bmasia.crm.web.LiveListener")
                .should()
                .callMethod(Thread.class, "sleep", long.class));
    }

    @Test
    void onlyTheEngineSpeaksOfOldDates() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("com.bmasia.crm.engine..", "com.bmasia.crm.tasks..", "..process..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.Date.class, java.util.Calendar.class, java.text.SimpleDateFormat.class)
                .because("java.time knows its zone; only Camunda's own interface wants java.util.Date"));
    }

    @Test
    void controllersAndRepositoriesArePackagePrivate() {
        check(classes()
                .that(annotatedWith(Controller.class).or(metaAnnotatedWith(Controller.class)))
                .or()
                .areAssignableTo(Repository.class)
                .should()
                .notBePublic());
    }

    @Test
    void delegatesStaySmall() throws IOException {
        for (JavaClass type : CODE) {
            boolean delegate = type.isAssignableTo(JavaDelegate.class)
                    || type.isAssignableTo(ExecutionListener.class)
                    || type.isAssignableTo(TaskListener.class);
            if (delegate && type.getPackageName().endsWith(".process") && type.isTopLevelClass()) {
                assertThat(linesOfCode(sourceOf(type)))
                        .as(
                                "lines of %s: one service call and one variable, the rest belongs to the service",
                                type.getName())
                        .isLessThanOrEqualTo(MAX_DELEGATE);
            }
        }
    }

    @Test
    void classesStayReadable() throws IOException {
        List<String> tooLong = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                long lines = linesOfCode(file);
                if (lines > MAX_CLASS) {
                    tooLong.add(SOURCES.relativize(file) + ": " + lines + " lines");
                }
            }
        }
        assertThat(tooLong).isEmpty();
    }

    private static Path sourceOf(JavaClass type) {
        return SOURCES.resolve(type.getName().replace('.', '/') + ".java");
    }

    /** From the type on; comments and empty lines cost the reader nothing. */
    private static long linesOfCode(Path source) throws IOException {
        return Files.readAllLines(source).stream()
                .dropWhile(line -> !TYPE.matcher(line).find())
                .filter(line -> !line.isBlank() && !line.strip().matches("(/\\*|\\*|//).*"))
                .count();
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(CODE);
    }
}
