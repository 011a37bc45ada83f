package com.bmasia.crm.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.Bench;
import com.bmasia.crm.test.BenchTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * A hundred people create, claim, answer and resolve tickets as fast as they are let, a few more read pages beside them, and
 * the engine runs its jobs. Everything through filters, permissions and the real database, without the network.
 */
@BenchTest
@TestPropertySource(properties = "camunda.bpm.job-execution.enabled=true")
class TicketCrowdBench {

    private static final int CREATORS = 70;
    private static final int AGENTS = 30;
    private static final int READERS = 4;
    private static final int WARM_UP_SECONDS = Integer.getInteger("bench.crowd.warm-up", 20);
    private static final int SECONDS = Integer.getInteger("bench.crowd.seconds", 30);
    private static final double LEAST_PER_SECOND = 150;
    private static final double BAR_MILLIS = 200;
    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    As as;

    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final Map<String, Queue<Double>> millis = new ConcurrentHashMap<>();
    private volatile boolean measuring;
    private volatile boolean ended;
    private RequestPostProcessor manager;

    @Test
    void createsAHundredAndFiftyASecondWhilePagesAreRead() throws Exception {
        manager = as.page("manager");
        CompanyId company = fixtures.company("Crowded Hotel");
        ContactId contact = fixtures.contact(company, "crowd@hotel.example", Language.EN);
        ExecutorService people = Executors.newFixedThreadPool(CREATORS + AGENTS + READERS);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < CREATORS; i++) {
            all.add(people.submit(() -> repeat(() -> create(company, contact))));
        }
        for (int i = 0; i < AGENTS; i++) {
            all.add(people.submit(() -> repeat(this::work)));
        }
        for (int i = 0; i < READERS; i++) {
            all.add(people.submit(() -> repeat(this::read)));
        }
        TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
        measuring = true;
        int before = tickets();
        long began = System.nanoTime();
        TimeUnit.SECONDS.sleep(SECONDS);
        double perSecond = (tickets() - before) / ((System.nanoTime() - began) / 1e9);
        measuring = false;
        ended = true;
        for (Future<?> one : all) {
            one.get();
        }
        people.shutdown();
        report(perSecond);
        assertThat(jdbc.sql("select count(*) - count(distinct number) from ticket")
                        .query(Integer.class)
                        .single())
                .as("numbers given twice")
                .isZero();
        assertThat(answers.keySet()).as("answers").noneMatch(answer -> answer.matches(".* 5(?!03).*|read 4.*"));
        assertThat(perSecond).as("created per second").isGreaterThan(LEAST_PER_SECOND);
        millis.forEach(
                (page, times) -> assertThat(percentile(times, 95)).as(page).isLessThan(BAR_MILLIS));
    }

    private void report(double perSecond) throws Exception {
        StringBuilder report =
                new StringBuilder("%nTickets by a crowd: %d create, %d claim, answer and resolve, %d read%n%s%n%n"
                        .formatted(CREATORS, AGENTS, READERS, Bench.machine()));
        report.append("created per second %.0f%n".formatted(perSecond));
        new TreeMap<>(answers).forEach((answer, times) -> report.append("%8d x %s%n".formatted(times.get(), answer)));
        new TreeMap<>(millis)
                .forEach((page, times) -> report.append("%-40s p50 %6.1f ms  p95 %6.1f ms  (%d)%n"
                        .formatted(page, percentile(times, 50), percentile(times, 95), times.size())));
        Bench.keep("Tickets by a crowd", report.toString());
    }

    private interface Step {
        void run() throws Exception;
    }

    private Void repeat(Step step) throws Exception {
        while (!ended) {
            step.run();
        }
        return null;
    }

    private void create(CompanyId company, ContactId contact) throws Exception {
        String body = call("create", json(post("/api/v1/tickets/"), """
                {"subject": "No music in zone %d", "company": "%s", "category": "technical", "priority": "medium", "contact": "%s"}
                """.formatted(
                        ThreadLocalRandom.current().nextInt(1000), company, contact)));
        Matcher id = ID.matcher(body);
        if (id.find() && waiting.size() < 500) {
            waiting.add(id.group(1));
        }
    }

    private void work() throws Exception {
        String ticket = waiting.poll();
        if (ticket == null) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            return;
        }
        call("claim", page(post("/tickets/" + ticket + "/actions/claim").param("value", "")));
        call("answer", json(post("/api/v1/tickets/" + ticket + "/add_comment/"), "{\"text\": \"Please restart it.\"}"));
        call(
                "resolve",
                json(
                        post("/api/v1/tickets/" + ticket + "/transition"),
                        "{\"move\": \"resolve\", \"comment\": \"Restarted the player.\"}"));
    }

    private void read() throws Exception {
        String ticket = waiting.peek();
        for (String address : List.of("/tickets", "/tickets?view=open&q=zone", "/tasks", "/customers/companies")) {
            timed(address);
        }
        if (ticket != null) {
            timed("/tickets/" + ticket);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }

    private void timed(String address) throws Exception {
        long began = System.nanoTime();
        call("read", page(get(address)));
        if (measuring) {
            millis.computeIfAbsent(address.replaceAll("[0-9a-f-]{36}", "{id}"), key -> new ConcurrentLinkedQueue<>())
                    .add((System.nanoTime() - began) / 1e6);
        }
    }

    private String call(String what, MockHttpServletRequestBuilder request) throws Exception {
        var response = mvc.perform(request).andReturn().getResponse();
        if (measuring) {
            answers.computeIfAbsent(what + " " + response.getStatus(), key -> new AtomicInteger())
                    .incrementAndGet();
        }
        if (response.getStatus() == 503) {
            // As the answer asks for; to come back at once would only keep the others from being served.
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(Long.parseLong(response.getHeader("Retry-After"))));
        }
        return response.getContentAsString();
    }

    private MockHttpServletRequestBuilder page(MockHttpServletRequestBuilder request) {
        return request.accept(MediaType.TEXT_HTML).with(manager).with(csrf());
    }

    private MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(MediaType.APPLICATION_JSON).content(body).with(manager);
    }

    private int tickets() {
        return jdbc.sql("select count(*) from ticket").query(Integer.class).single();
    }

    private static double percentile(Queue<Double> values, int percent) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
