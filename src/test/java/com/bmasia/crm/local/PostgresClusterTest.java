package com.bmasia.crm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.startup.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("application")
class PostgresClusterTest {

    @TempDir
    Path path;

    DataDirectory data;

    @BeforeEach
    void lock() {
        data = DataDirectory.lock(path);
    }

    @AfterEach
    void unlock() throws Exception {
        data.close();
    }

    @Test
    void beginsAgainWhereTheFirstStartWasInterrupted() throws Exception {
        Path unfinished = Files.createDirectories(path.resolve("postgresql-17.unfinished/base"));
        Files.writeString(unfinished.resolve("half"), "made");
        Files.createDirectories(path.resolve("postgresql-programs.unfinished/bin"));

        try (PostgresCluster cluster = PostgresCluster.start(data, 0)) {
            assertThat(query(cluster, "select count(*) from pg_database")).isEqualTo("3");
        }
        assertThat(path.resolve("postgresql-17.unfinished")).doesNotExist();
    }

    @Test
    void findsItsDataAgainAndKnowsThaiLetters() throws Exception {
        try (PostgresCluster cluster = PostgresCluster.start(data, 0)) {
            query(cluster, "create table kept (); select 1");
            query(cluster, "create extension pg_trgm; select 1");
            assertThat(query(cluster, "select cardinality(show_trgm('ลูกค้า'))"))
                    .isNotEqualTo("0");
        }
        try (PostgresCluster cluster = PostgresCluster.start(data, 0)) {
            assertThat(query(cluster, "select to_regclass('kept')")).isEqualTo("kept");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (PostgresCluster cluster = PostgresCluster.start(data, 0)) {
            assertThatThrownBy(() -> DriverManager.getConnection(cluster.jdbcUrl(), PostgresCluster.USER, "postgres"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThat(query(cluster, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void neverTouchesADirectoryThatIsNotACluster() throws Exception {
        Path foreign = Files.createDirectories(path.resolve("postgresql-17"));
        Files.writeString(foreign.resolve("letter.txt"), "keep me");

        assertThatThrownBy(() -> PostgresCluster.start(data, 0)).isInstanceOf(StartRefused.class);
        assertThat(foreign.resolve("letter.txt")).hasContent("keep me");
    }

    @Test
    void isHeldByOneApplicationAtATime() {
        assertThatThrownBy(() -> DataDirectory.lock(path))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("Another BMAsia CRM is running");
    }

    private static String query(PostgresCluster cluster, String sql) throws SQLException {
        try (Connection connection =
                DriverManager.getConnection(cluster.jdbcUrl(), PostgresCluster.USER, cluster.password())) {
            var statement = connection.createStatement();
            statement.execute(sql);
            while (statement.getResultSet() == null) {
                statement.getMoreResults();
            }
            ResultSet rows = statement.getResultSet();
            rows.next();
            return rows.getString(1);
        }
    }
}
