package com.bmasia.crm.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverServerTest {

    @TempDir
    Path cluster;

    Path pidFile;

    @BeforeEach
    void namePidFile() {
        pidFile = cluster.resolve("postmaster.pid");
    }

    @Test
    void seesNoServerWithoutFile() throws IOException {
        assertThat(new LeftoverServer(cluster).isRunning()).isFalse();
    }

    @Test
    void takesAProcessThatOnlyHasTheNumberForNoServer() throws IOException {
        ProcessHandle stranger = ProcessHandle.current();
        Files.writeString(pidFile, stranger.pid() + "\n" + cluster + "\n");

        assertThat(new LeftoverServer(cluster).isRunning()).isFalse();
        assertThat(stranger.isAlive()).isTrue();
        assertThat(pidFile).as("PostgreSQL would refuse to start because of it").doesNotExist();
    }

    @Test
    void leavesTheFileOfADeadProcessToPostgres() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Files.writeString(pidFile, ended.pid() + "\n");

        assertThat(new LeftoverServer(cluster).isRunning()).isFalse();
        assertThat(pidFile).exists();
    }

    @Test
    void survivesAnEmptyFile() throws IOException {
        Files.createFile(pidFile);
        assertThat(new LeftoverServer(cluster).isRunning()).isFalse();
    }
}
