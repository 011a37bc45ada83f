package com.bmasia.crm.mail.web;

import com.bmasia.crm.mail.tracking.Network;
import com.bmasia.crm.web.RequestRates;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * How much one address may ask of the public pages in a minute: much, because the providers of thousands of readers fetch
 * images and follow links from a few addresses. A token that is none costs as much as many requests.
 */
class PublicRates {

    static final int PER_MINUTE = 1200;
    static final int PRICE_OF_A_GUESS = 20;

    private final RequestRates rates;

    PublicRates(Clock clock) {
        this.rates = new RequestRates(clock);
    }

    Optional<Duration> take(String address) {
        return rates.take(key(address), PER_MINUTE);
    }

    void guessed(String address) {
        rates.charge(key(address), PER_MINUTE, PRICE_OF_A_GUESS - 1);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void forgetIdle() {
        rates.forgetIdle();
    }

    /** Whoever has one address of IPv6 has very many. */
    private static String key(String address) {
        return address.contains(":") ? String.valueOf(Network.of(address)) : address;
    }
}
