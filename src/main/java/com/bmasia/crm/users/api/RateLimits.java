package com.bmasia.crm.users.api;

import com.bmasia.crm.web.RequestRates;
import com.bmasia.crm.web.api.TooManyRequests;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How much one person, API key or address may ask of this node in a minute. */
@Component
class RateLimits {

    private final RequestRates rates;
    private final ApiProperties settings;

    RateLimits(ApiProperties settings, Clock clock) {
        this.settings = settings;
        this.rates = new RequestRates(clock);
    }

    void takeAsKnown(String who) {
        take("known " + who, settings.requestsPerMinute());
    }

    void takeAsStranger(String address) {
        take("stranger " + address, settings.anonymousRequestsPerMinute());
    }

    private void take(String key, int perMinute) {
        rates.take(key, perMinute).ifPresent(wait -> {
            throw new TooManyRequests(wait);
        });
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forgetIdle() {
        rates.forgetIdle();
    }
}
