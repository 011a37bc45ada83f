package com.bmasia.crm.users.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.web.api.TooManyRequests;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.util.unit.DataSize;

@ModuleTest
class LimitRateTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    @Autowired
    ApiProperties settings;

    @Test
    void makesAStrangerWaitByAddress() throws Exception {
        clock.setTo(Instant.parse("2026-05-01T00:00:00Z"));
        for (int i = 0; i < settings.anonymousRequestsPerMinute(); i++) {
            from("192.0.2.7").andExpect(status().isUnauthorized());
        }
        from("192.0.2.7")
                .andExpect(status().isTooManyRequests())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(header().string("Retry-After", "1"));
        from("192.0.2.8").andExpect(status().isUnauthorized());
        clock.advance(Duration.ofSeconds(1));
        from("192.0.2.7").andExpect(status().isUnauthorized());
    }

    private ResultActions from(String address) throws Exception {
        return mvc.perform(get("/api/v1/auth/me").with(request -> {
            request.setRemoteAddr(address);
            return request;
        }));
    }

    @Test
    void countsEachPersonAloneAndForgetsTheIdle() {
        Duration any = Duration.ofMinutes(1);
        RateLimits limits = new RateLimits(new ApiProperties(any, any, any, 2, 1, DataSize.ofMegabytes(1), any), clock);
        clock.setTo(Instant.parse("2026-05-01T00:00:00Z"));
        limits.takeAsKnown("user a");
        limits.takeAsKnown("user a");
        limits.takeAsKnown("user b");
        limits.takeAsStranger("user a");
        limits.forgetIdle();
        assertThatThrownBy(() -> limits.takeAsKnown("user a"))
                .isInstanceOfSatisfying(
                        TooManyRequests.class,
                        busy -> assertThat(busy.seconds()).isEqualTo(30));
        clock.advance(Duration.ofSeconds(30));
        limits.takeAsKnown("user a");
    }
}
