package com.bmasia.crm.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Times of named things at the server: filters, permission checks, SQL and the rendered page, without the network. All
 * take turns, so that a noisy machine slows all of them alike, in several passes of which the best counts: others who use
 * the machine only ever add time. The worst pass is printed beside it.
 */
public class Bench {

    private static final int WARM_UP = Integer.getInteger("bench.warm-up", 30);
    private static final int PASSES = Integer.getInteger("bench.passes", 3);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 60);
    private static final Pattern ONLY = Pattern.compile(System.getProperty("bench.only", ""));
    private static final double BAR_MILLIS = 100;

    /** More than this for one page means a statement per row. */
    private static final long MOST_STATEMENTS = 25;

    private final MockMvc mvc;
    private final CountStatements statements;
    private final Map<String, Measured> measured = new LinkedHashMap<>();

    Bench(MockMvc mvc, CountStatements statements) {
        this.mvc = mvc;
        this.statements = statements;
    }

    /** What is measured; it may prepare itself, outside the time. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** One line of the report. */
    private static final class Measured {

        private final Work prepare;
        private final Work work;
        private final long mostStatements;
        private final List<double[]> passes = new ArrayList<>();
        private long statements;

        private Measured(Work prepare, Work work, long mostStatements) {
            this.prepare = prepare;
            this.work = work;
            this.mostStatements = mostStatements;
        }

        private double[] best() {
            return passes.stream()
                    .min((one, other) -> Double.compare(percentile(one, 95), percentile(other, 95)))
                    .orElseThrow();
        }

        private double worst95() {
            return passes.stream()
                    .mapToDouble(pass -> percentile(pass, 95))
                    .max()
                    .orElseThrow();
        }
    }

    public void page(String name, String address, RequestPostProcessor person) {
        request(name, get(address), person);
    }

    /** A part of a page, as htmx asks for it. */
    public void part(String name, String address, RequestPostProcessor person) {
        request(name, get(address).header("HX-Request", "true"), person);
    }

    /** What a script of a list asks for beside its rows. @param kind such as {@code counts} */
    public void part(String name, String kind, String address, RequestPostProcessor person) {
        request(name, get(address).header("HX-Request", "true").header("List-Part", kind), person);
    }

    private void request(String name, MockHttpServletRequestBuilder request, RequestPostProcessor person) {
        // Once: a builder keeps what it was given before, and signing in a hundred times over takes its time.
        request.with(person);
        add(name, () -> {
            MvcResult result = mvc.perform(request).andReturn();
            assertThat(result.getResponse().getStatus()).as(name).isEqualTo(200);
        });
    }

    public void add(String name, Work work) {
        add(name, () -> {}, work, MOST_STATEMENTS);
    }

    /** @param prepare runs before each time, unmeasured */
    public void add(String name, Work prepare, Work work, long mostStatements) {
        if (ONLY.matcher(name).find()) {
            measured.put(name, new Measured(prepare, work, mostStatements));
        }
    }

    /** Measures all, prints it, also to a file below {@code target/bench}, and fails where one is above the bar. */
    public void run(String title) throws Exception {
        for (int round = 0; round < WARM_UP; round++) {
            round(round, null);
        }
        for (int pass = 0; pass < PASSES; pass++) {
            measured.values().forEach(one -> one.passes.add(new double[ROUNDS]));
            for (int round = 0; round < ROUNDS; round++) {
                round(round, pass);
            }
        }
        String report = report(title);
        keep(title, report);
        assertThat(failures()).isEmpty();
    }

    /** Prints a report, and keeps it below {@code target/bench}. */
    public static void keep(String title, String report) throws IOException {
        System.out.println(report);
        Path file = Path.of("target", "bench", title.replaceAll("[^A-Za-z0-9]+", "-") + ".txt");
        Files.createDirectories(file.getParent());
        Files.writeString(file, report);
    }

    private void round(int round, Integer pass) throws Exception {
        for (Measured one : measured.values()) {
            one.prepare.run();
            long before = statements.sent();
            long began = System.nanoTime();
            one.work.run();
            double millis = (System.nanoTime() - began) / 1e6;
            one.statements = Math.max(pass == null ? 0 : one.statements, statements.sent() - before);
            if (pass != null) {
                one.passes.get(pass)[round] = millis;
            }
        }
    }

    private List<String> failures() {
        List<String> failures = new ArrayList<>();
        measured.forEach((name, one) -> {
            double p95 = percentile(one.best(), 95);
            if (p95 > BAR_MILLIS) {
                failures.add("%s: p95 %.1f ms is above %.0f ms".formatted(name, p95, BAR_MILLIS));
            }
            if (one.statements > one.mostStatements) {
                failures.add("%s: %d SQL statements".formatted(name, one.statements));
            }
        });
        return failures;
    }

    private String report(String title) throws IOException {
        StringBuilder report =
                new StringBuilder("%n%s%n%s; best of %d passes of %d%n%n".formatted(title, machine(), PASSES, ROUNDS));
        report.append("%-52s %8s %8s %8s %6s%n".formatted("", "p50 ms", "p95 ms", "(worst)", "SQL"));
        measured.forEach((name, one) -> report.append("%-52s %8.1f %8.1f %8.1f %6d%n"
                .formatted(
                        name, percentile(one.best(), 50), percentile(one.best(), 95), one.worst95(), one.statements)));
        return report.toString();
    }

    private static double percentile(double[] values, int percent) {
        double[] sorted = DoubleStream.of(values).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** Also how busy it was: the figures of a loaded machine say little. */
    public static String machine() throws IOException {
        Path cpu = Path.of("/proc/cpuinfo");
        String model = Files.exists(cpu)
                ? Arrays.stream(Files.readString(cpu).split("\n"))
                        .filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .map(line -> line.replaceFirst(".*: ", ""))
                        .orElse("unknown processor")
                : System.getProperty("os.arch");
        Runtime runtime = Runtime.getRuntime();
        return "%s, %d processors, load %.1f, heap %d MB, Java %s"
                .formatted(
                        model,
                        runtime.availableProcessors(),
                        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                        runtime.maxMemory() >> 20,
                        System.getProperty("java.version"));
    }
}
