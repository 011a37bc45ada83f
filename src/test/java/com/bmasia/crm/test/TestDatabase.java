package com.bmasia.crm.test;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.boot.SpringApplication;
import org.springframework.core.io.DefaultResourceLoader;

/** One PostgreSQL for the whole test run, and a copy of a once-migrated template database for each context. */
final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static EmbeddedPostgres server;

    private TestDatabase() {}

    /** The JDBC address of a new database with the whole schema and no rows but those of the changelog. */
    static synchronized String create() {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setLocaleConfig("encoding", "UTF8")
                        .setLocaleConfig("locale", "C.UTF-8")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "300")
                        .setRegisterShutdownHook(false)
                        .start();
                // After the contexts have closed their pools, not beside them.
                SpringApplication.getShutdownHandlers().add(TestDatabase::stop);
                execute("create database crm_template");
                migrate(server.getDatabase("postgres", "crm_template"));
            }
            String name = "test_" + COUNT.incrementAndGet();
            execute("create database " + name + " template crm_template");
            return server.getJdbcUrl("postgres", name);
        } catch (Exception e) {
            throw new IllegalStateException("test database", e);
        }
    }

    private static void migrate(DataSource template) throws Exception {
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(template);
        liquibase.setChangeLog("classpath:db/changelog/master.yaml");
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.afterPropertiesSet();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    private static void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
