package com.bmasia.crm.users.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.web.api.ApiErrors;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockPart;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The filter around a counter that stands for any write. */
@ModuleTest
class RepeatWritesTest {

    @RestController
    @RequestMapping("/api/v1/counter")
    static class Counter {

        final AtomicInteger count = new AtomicInteger();
        volatile CountDownLatch gate = new CountDownLatch(0);
        volatile RuntimeException failure;

        @PostMapping
        ResponseEntity<String> write(@RequestBody String body) throws InterruptedException {
            gate.await(20, TimeUnit.SECONDS);
            int number = count.incrementAndGet();
            if (failure != null) {
                throw failure;
            }
            return ResponseEntity.status(201)
                    .header("Location", "/api/v1/counter/" + number)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body("{\"number\": " + number + "}");
        }

        @GetMapping
        int read() {
            return count.incrementAndGet();
        }
    }

    @Autowired
    RepeatedWrites writes;

    @Autowired
    ApiErrors errors;

    @Autowired
    ApiProperties settings;

    @Autowired
    TestClock clock;

    @Autowired
    As as;

    @Autowired
    MockMvc whole;

    final Counter counter = new Counter();
    final String key = UUID.randomUUID().toString();
    MockMvc mvc;

    @BeforeEach
    void build() {
        Filter asUser = (request, response, chain) -> {
            as.signIn(((HttpServletRequest) request).getHeader("As"));
            try {
                chain.doFilter(request, response);
            } finally {
                SecurityContextHolder.clearContext();
            }
        };
        mvc = MockMvcBuilders.standaloneSetup(counter)
                .addFilters(asUser, new LimitBody(settings.maxBody(), errors), new AnswerOnce(writes, errors))
                .setHandlerExceptionResolvers(errors)
                .build();
    }

    @AfterEach
    void leave() {
        counter.gate.countDown();
        SecurityContextHolder.clearContext();
    }

    private MockHttpServletRequestBuilder write(String body) {
        return post("/api/v1/counter")
                .header("As", "support")
                .header(AnswerOnce.HEADER, key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    @Test
    void doesTheWriteOnceAndRepeatsTheAnswer() throws Exception {
        MockHttpServletResponse first = perform(write("{}"));
        MockHttpServletResponse second = perform(write("{}"));
        assertThat(first.getStatus()).isEqualTo(201);
        assertThat(first.getHeader(AnswerOnce.REPLAYED)).isNull();
        assertThat(second.getStatus()).isEqualTo(201);
        assertThat(second.getContentAsString()).isEqualTo("{\"number\": 1}").isEqualTo(first.getContentAsString());
        assertThat(second.getContentType()).isEqualTo(first.getContentType());
        assertThat(second.getHeader("Location")).isEqualTo("/api/v1/counter/1");
        assertThat(second.getHeader(AnswerOnce.REPLAYED)).isEqualTo("true");
        assertThat(counter.count).hasValue(1);
    }

    @Test
    void refusesTheKeyForAnotherBody() throws Exception {
        perform(write("{\"a\": 1}"));
        mvc.perform(write("{\"a\": 2}")).andExpect(status().isUnprocessableEntity());
        assertThat(counter.count).hasValue(1);
    }

    @Test
    void keepsThePeopleApart() throws Exception {
        perform(write("{}"));
        perform(post("/api/v1/counter")
                .header("As", "sales")
                .header(AnswerOnce.HEADER, key)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{}"));
        assertThat(counter.count).hasValue(2);
    }

    @Test
    void letsOnlyOneOfParallelWritesThrough() throws Exception {
        counter.gate = new CountDownLatch(1);
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                calls.add(() -> perform(write("{}")).getStatus());
            }
            List<Future<Integer>> answers = calls.stream().map(clients::submit).toList();
            // Seven are refused while the first still works.
            List<Integer> statuses = new ArrayList<>();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (answers.stream().filter(Future::isDone).count() < 7 && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            counter.gate.countDown();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get(20, TimeUnit.SECONDS));
            }
            assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
            assertThat(counter.count).hasValue(1);
            assertThat(perform(write("{}")).getStatus()).isEqualTo(201);
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void triesAgainAfterAFailureOnOurSideButRepeatsARefusal() throws Exception {
        counter.failure = new IllegalStateException("broken");
        assertThat(perform(write("{}")).getStatus()).isEqualTo(500);
        counter.failure = new com.bmasia.crm.shared.Conflict("web.api.constraint");
        assertThat(perform(write("{}")).getStatus()).isEqualTo(409);
        counter.failure = null;
        assertThat(perform(write("{}")).getStatus()).isEqualTo(409);
        assertThat(counter.count).hasValue(2);
    }

    @Test
    void staysTakenWhereTheFirstNeverEnded() {
        CurrentUser user = as.user("support");
        assertThat(writes.take(user.id(), key, new byte[] {1})).isInstanceOf(RepeatedWrites.Known.First.class);
        assertThat(writes.take(user.id(), key, new byte[] {1})).isInstanceOf(RepeatedWrites.Known.UnderWay.class);
        clock.advance(Duration.ofHours(1));
        assertThat(writes.take(user.id(), key, new byte[] {1})).isInstanceOf(RepeatedWrites.Known.UnderWay.class);
    }

    @Test
    void forgetsAfterADay() throws Exception {
        perform(write("{}"));
        clock.advance(Duration.ofHours(24).plusMinutes(1));
        perform(write("{\"other\": true}"));
        assertThat(counter.count).hasValue(2);
        clock.advance(Duration.ofHours(25));
        writes.removeExpired();
        assertThat(writes.take(as.user("support").id(), key, new byte[] {2}))
                .isInstanceOf(RepeatedWrites.Known.First.class);
    }

    @Test
    void tellsUploadsApartByTheirPartsNotTheirBoundary() throws Exception {
        assertThat(upload("b1", "same").getStatus()).isEqualTo(200);
        assertThat(upload("b2", "same").getHeader(AnswerOnce.REPLAYED)).isEqualTo("true");
        assertThat(upload("b3", "other").getStatus()).isEqualTo(422);
    }

    private MockHttpServletResponse upload(String boundary, String content) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/ticket-attachments");
        request.setContentType("multipart/form-data; boundary=" + boundary);
        request.addHeader(AnswerOnce.HEADER, key);
        request.addPart(new MockPart("file", "a.txt", content.getBytes()));
        MockHttpServletResponse response = new MockHttpServletResponse();
        as.signIn("support");
        new AnswerOnce(writes, errors)
                .doFilter(request, response, (rq, rs) -> rs.getWriter().write("ok"));
        return response;
    }

    @Test
    void leavesReadsAndWritesWithoutKeyAlone() throws Exception {
        perform(get("/api/v1/counter").header("As", "support").header(AnswerOnce.HEADER, key));
        perform(get("/api/v1/counter").header("As", "support").header(AnswerOnce.HEADER, key));
        assertThat(counter.count).hasValue(2);
    }

    @Test
    void refusesKeysOfAnotherForm() throws Exception {
        mvc.perform(post("/api/v1/counter").header("As", "support").header(AnswerOnce.HEADER, "x".repeat(256)))
                .andExpect(status().isBadRequest());
    }

    @Test
    void refusesBodiesBeyondTheLimit() throws Exception {
        whole.perform(post("/api/v1/auth/login")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(" ".repeat((int) settings.maxBody().toBytes() + 1)))
                .andExpect(status().isPayloadTooLarge());
    }
}
