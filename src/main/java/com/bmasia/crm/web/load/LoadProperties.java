package com.bmasia.crm.web.load;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of one node. What is left of {@code spring.datasource.hikari.maximum-pool-size} serves those who read.
 *
 * @param changing connections for requests that change something
 * @param background connections for jobs, mail and clean-up
 * @param patience of such work with the database; requests have {@code spring.datasource.hikari.connection-timeout}
 * @param slowBodies requests whose body is still on its way, at once
 * @param slowBodiesPerAddress of these, from one address
 * @param bodyStart how long a body may take without being measured
 * @param bodyPace per second, from then on
 * @param connectionsPerAddress open at once; 0 where a proxy stands before the node
 * @param healthPort a second port on which only {@code /actuator/health} is answered; 0 for none
 */
@ConfigurationProperties("web.load")
record LoadProperties(
        @DefaultValue("6") int changing,
        @DefaultValue("6") int background,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("60") int slowBodies,
        @DefaultValue("20") int slowBodiesPerAddress,
        @DefaultValue("10s") Duration bodyStart,
        @DefaultValue("2KB") DataSize bodyPace,
        @DefaultValue("1000") int connectionsPerAddress,
        @DefaultValue("0") int healthPort) {}
