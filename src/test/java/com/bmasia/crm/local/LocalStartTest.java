package com.bmasia.crm.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.test.CrmProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start without configuration, seen from outside: the application is a process that is killed and started again. */
@Tag("application")
class LocalStartTest {

    @TempDir
    Path data;

    @Test
    void keepsItsDataThroughKillNineAndLeavesNoServerBehind() throws Exception {
        CrmProcess first = CrmProcess.startLocal(data);
        assertThat(first.output())
                .contains("BMAsia CRM is ready", first.url(), "bmasia-demo", data.toString(), "/local/mail")
                .doesNotContain("ERROR", "WARN");
        sql(first, "create table kept as select 'ลูกค้า'::text as word");
        refusesASecondApplication(first);
        first.kill();
        assertThat(server()).as("the server outlives the application").isPresent();

        try (CrmProcess second = CrmProcess.startLocal(data)) {
            assertThat(sql(second, "select word from kept")).isEqualTo("ลูกค้า");
            assertThat(second.stop()).isEqualTo(143);
            assertThat(second.output()).doesNotContain("ERROR", "WARN");
        }
        assertThat(server()).isEmpty();
    }

    private void refusesASecondApplication(CrmProcess running) throws Exception {
        CrmProcess second = CrmProcess.start(Map.of(), List.of("--local.data-directory=" + data));
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output())
                .contains("Another BMAsia CRM is running on the data directory " + data)
                .doesNotContain("\tat ", "Exception");
        running.awaitReady();
    }

    private Optional<ProcessHandle> server() throws IOException {
        Path pidFile = data.resolve("postgresql-17/postmaster.pid");
        return Files.exists(pidFile)
                ? ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0)))
                : Optional.empty();
    }

    private String sql(CrmProcess application, String statement) throws SQLException, IOException {
        Matcher address = Pattern.compile("jdbc:postgresql:\\S+").matcher(application.output());
        assertThat(address.find()).isTrue();
        String password = Files.readString(data.resolve("postgresql-17/crm.password"));
        try (Connection connection = DriverManager.getConnection(address.group(), "crm", password)) {
            if (!connection.createStatement().execute(statement)) {
                return null;
            }
            ResultSet rows = connection.createStatement().executeQuery(statement);
            rows.next();
            return rows.getString(1);
        }
    }
}
