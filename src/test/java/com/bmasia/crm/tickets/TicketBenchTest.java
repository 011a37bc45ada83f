package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * The ticket screens over many tickets: {@code mvn -Pbench verify}, with {@code -Dbench.tickets=100000} and
 * {@code -Dbench.open=2000} unless said otherwise. Times are those of the server: filters, permission checks, SQL and the
 * rendered page, without the network. All pages take turns in one run, so that a noisy machine slows all of them alike.
 */
@Tag("bench")
@ModuleTest
class TicketBenchTest {

    private static final int TICKETS = Integer.getInteger("bench.tickets", 100_000);
    private static final int OPEN = Integer.getInteger("bench.open", 2_000);
    private static final int WARM_UP = 40;
    private static final int ROUNDS = 200;
    private static final double BAR_MILLIS = 100;

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("list, all", "/tickets");
        for (String chip : List.of("mine", "unassigned", "open", "urgent", "overdue")) {
            PAGES.put("list, chip " + chip, "/tickets?view=" + chip);
        }
        PAGES.put("list by due date", "/tickets?sort=due");
        PAGES.put("list by priority, open", "/tickets?view=open&sort=priority");
        PAGES.put("filter, two fields", "/tickets?priority=high&category=technical");
        PAGES.put("filter, closed of a team", "/tickets?status=closed&team=finance");
        PAGES.put("search, English", "/tickets?q=storm");
        PAGES.put("search, Thai", "/tickets?q=เพลย์ลิสต์");
        PAGES.put("search, number", "/tickets?q=-0042");
        PAGES.put("search, company", "/tickets?q=Grand Hotel 16");
        PAGES.put("search, nothing found", "/tickets?q=zzzzzz");
        PAGES.put("statistics", "/tickets/statistics");
    }

    @Autowired
    TicketService tickets;

    @Autowired
    TicketWork work;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Test
    void answersWithinAHundredMilliseconds() throws Exception {
        long began = System.nanoTime();
        new TicketGenerator(tickets, work, jdbc).generate(TICKETS - OPEN, OPEN, as.signIn("manager"));
        System.out.printf(
                "%n%s%n%,d tickets (%,d open) with %,d comments, made in %.0f s%n%n",
                machine(),
                count("ticket"),
                count("ticket where status <> 'CLOSED'"),
                count("ticket_comment"),
                (System.nanoTime() - began) / 1e9);

        RequestPostProcessor support = as.page("support");
        Map<String, List<Double>> times = measure(support);

        System.out.printf("%-28s %9s %9s %9s   (ms)%n", "", "median", "p95", "max");
        List<String> slow = new ArrayList<>();
        times.forEach((page, millis) -> {
            double p95 = percentile(millis, 95);
            System.out.printf("%-28s %9.1f %9.1f %9.1f%n", page, percentile(millis, 50), p95, percentile(millis, 100));
            if (p95 > BAR_MILLIS) {
                slow.add("%s: p95 %.1f ms".formatted(page, p95));
            }
        });
        assertThat(slow).as("pages above %.0f ms", BAR_MILLIS).isEmpty();
    }

    private Map<String, List<Double>> measure(RequestPostProcessor person) throws Exception {
        Map<String, List<Double>> times = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                double millis = time(page.getValue(), person);
                if (round >= 0) {
                    times.computeIfAbsent(page.getKey(), name -> new ArrayList<>())
                            .add(millis);
                }
            }
        }
        return times;
    }

    private double time(String address, RequestPostProcessor person) throws Exception {
        long began = System.nanoTime();
        MvcResult result = mvc.perform(get(address).with(person)).andReturn();
        double millis = (System.nanoTime() - began) / 1e6;
        assertThat(result.getResponse().getStatus()).as(address).isEqualTo(200);
        return millis;
    }

    private static double percentile(List<Double> values, int percent) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }

    private static String machine() throws IOException {
        Path cpu = Path.of("/proc/cpuinfo");
        String model = Files.exists(cpu)
                ? Arrays.stream(Files.readString(cpu).split("\n"))
                        .filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .map(line -> line.replaceFirst(".*: ", ""))
                        .orElse("unknown processor")
                : System.getProperty("os.arch");
        Runtime runtime = Runtime.getRuntime();
        return "%s, %d processors, heap %d MB, Java %s"
                .formatted(
                        model,
                        runtime.availableProcessors(),
                        runtime.maxMemory() >> 20,
                        System.getProperty("java.version"));
    }
}
