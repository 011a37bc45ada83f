package com.bmasia.crm.local;

import java.sql.SQLException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** A real PostgreSQL from Maven artifacts in {@code ./data}, where {@link PostgresStart} has begun to start one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(PostgresStart.class)
class EmbeddedDatabase {

    private final PostgresStart start;

    EmbeddedDatabase(PostgresStart start) {
        this.start = start;
    }

    /** Stopped by its start, which outlives all beans. */
    @Bean(destroyMethod = "")
    PostgresCluster postgresCluster() {
        return start.cluster();
    }

    @Bean
    JdbcConnectionDetails connectionDetails(PostgresCluster cluster) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return PostgresCluster.USER;
            }

            @Override
            public String getPassword() {
                return cluster.password();
            }

            @Override
            public String getJdbcUrl() {
                return cluster.jdbcUrl();
            }
        };
    }

    @EventListener(ApplicationReadyEvent.class)
    void waitForTheDisk() throws SQLException {
        start.cluster().waitForTheDisk();
    }
}
