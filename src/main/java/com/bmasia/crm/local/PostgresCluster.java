package com.bmasia.crm.local;

import static java.nio.file.StandardOpenOption.APPEND;

import com.bmasia.crm.startup.StartRefused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * One PostgreSQL server with its files under the data directory, reachable only from this machine and only with the
 * password that lies beside its files. Its session is not ours (pg_ctl sees to that), so Ctrl-C in the terminal reaches the
 * application alone, which stops the server after its connection pool has closed.
 */
class PostgresCluster implements AutoCloseable {

    static final String USER = "crm";

    private static final String PASSWORD_FILE = "crm.password";

    private final PostgresPrograms programs;
    private final Path directory;
    private final Path log;
    private int port;

    private PostgresCluster(PostgresPrograms programs, DataDirectory data) {
        this.programs = programs;
        this.directory = data.file("postgresql-17");
        this.log = data.file("postgresql.log");
    }

    static PostgresCluster start(DataDirectory data, int port) throws IOException {
        PostgresCluster cluster = new PostgresCluster(PostgresPrograms.in(PostgresPrograms.cache()), data);
        boolean isNew = !Files.isDirectory(cluster.directory);
        if (isNew) {
            cluster.create(data.file("postgresql-17.unfinished"));
        }
        if (new LeftoverServer(cluster.directory).isRunning()) {
            cluster.stop();
        }
        cluster.start(port == 0 ? freePort() : port, isNew);
        return cluster;
    }

    /** Under another name until it is complete, so that an interrupted first start leaves nothing that looks like data. */
    private void create(Path unfinished) throws IOException {
        FileSystemUtils.deleteRecursively(unfinished);
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path password = Files.createTempFile(
                directory.getParent(),
                "password",
                ".tmp",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(password, HexFormat.of().formatHex(random));
            programs.run(
                    "initdb",
                    List.of(
                            "--pgdata=" + unfinished,
                            "--username=" + USER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=" + locale()));
            Files.writeString(unfinished.resolve("postgresql.auto.conf"), "synchronous_commit = off\n", APPEND);
            Files.move(password, unfinished.resolve(PASSWORD_FILE));
            Files.move(unfinished, directory);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    /**
     * Schema and demo data are hundreds of small transactions. Until {@link #waitForTheDisk} the first start does not wait
     * for the disk after each: what is lost when the machine itself fails are the last ones, in order, and none by half.
     */
    private void start(int port, boolean isNew) throws IOException {
        Files.deleteIfExists(log);
        programs.run(
                "pg_ctl",
                List.of(
                        "start",
                        "--wait",
                        "--timeout=60",
                        "--pgdata=" + directory,
                        "--log=" + log,
                        "--options=-p " + port
                                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c log_min_messages=warning"
                                + (isNew ? "" : " -c synchronous_commit=on")));
        this.port = port;
    }

    /** From here on a commit is on the disk before anybody hears that it succeeded. */
    void waitForTheDisk() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), USER, password());
                Statement statement = connection.createStatement()) {
            statement.execute("alter system reset synchronous_commit");
            statement.execute("select pg_reload_conf()");
        }
    }

    private void stop() throws IOException {
        programs.run("pg_ctl", List.of("stop", "--wait", "--timeout=60", "--mode=fast", "--pgdata=" + directory));
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    String password() {
        try {
            return Files.readString(directory.resolve(PASSWORD_FILE));
        } catch (IOException e) {
            throw new StartRefused(
                    "The password of the embedded PostgreSQL cannot be read: " + e,
                    "Put " + directory.resolve(PASSWORD_FILE) + " back, or move the data directory away.",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    /** A UTF-8 character type, without which Thai text cannot be searched; macOS knows it under another name. */
    private static String locale() {
        return System.getProperty("os.name").startsWith("Mac") ? "en_US.UTF-8" : "C.UTF-8";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
