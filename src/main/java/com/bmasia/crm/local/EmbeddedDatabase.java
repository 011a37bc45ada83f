package com.bmasia.crm.local;

import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** A real PostgreSQL from Maven artifacts in {@code ./data}, where no database is configured. Never in production. */
@Configuration(proxyBeanMethods = false)
@Profile("!production")
@ConditionalOnProperty(name = "local.database", havingValue = "embedded", matchIfMissing = true)
class EmbeddedDatabase {

    @Bean
    DataDirectory dataDirectory(LocalProperties properties) {
        return DataDirectory.lock(properties.dataDirectory());
    }

    /** Closed after the connection pool, which depends on it. */
    @Bean
    PostgresCluster postgresCluster(DataDirectory data, LocalProperties properties) throws IOException {
        return PostgresCluster.start(data, properties.databasePort());
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
}
