package com.bmasia.crm.users.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the API.
 *
 * @param accessTokenLifetime how long an access token is good
 * @param refreshTokenLifetime how long a refresh token may lie unused
 * @param loginLifetime after this a login ends, however often it was refreshed
 * @param requestsPerMinute of one person or API key, per node
 * @param anonymousRequestsPerMinute of one address without valid credentials, per node
 * @param maxBody of a JSON body; uploads have their own limit
 * @param idempotencyLifetime how long the answer to a write with Idempotency-Key is repeated
 */
@ConfigurationProperties("users.api")
record ApiProperties(
        @DefaultValue("15m") Duration accessTokenLifetime,
        @DefaultValue("14d") Duration refreshTokenLifetime,
        @DefaultValue("90d") Duration loginLifetime,
        @DefaultValue("600") int requestsPerMinute,
        @DefaultValue("60") int anonymousRequestsPerMinute,
        @DefaultValue("2MB") DataSize maxBody,
        @DefaultValue("24h") Duration idempotencyLifetime) {}
