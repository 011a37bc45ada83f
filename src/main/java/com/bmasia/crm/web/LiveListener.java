package com.bmasia.crm.web;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Hears on one connection of its own what any node publishes, and passes it to the browsers of this node. What was
 * published while the connection was down is unknown, so afterwards all pages are told to look again.
 */
@Component
class LiveListener implements SmartLifecycle {

    /** The topic that stands for all topics. */
    static final String EVERYTHING = "*";

    private static final Logger log = LoggerFactory.getLogger(LiveListener.class);
    private static final int POLL = (int) Duration.ofSeconds(10).toMillis();
    private static final int CHECK_SECONDS = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final JdbcConnectionDetails database;
    private final LiveStreams streams;
    private volatile Thread thread;
    private volatile Connection connection;

    LiveListener(JdbcConnectionDetails database, LiveStreams streams) {
        this.database = database;
        this.streams = streams;
    }

    @Override
    public void start() {
        thread = new Thread(this::listen, "live-listener");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        Thread listening = thread;
        thread = null;
        close();
        listening.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Whether what is published now will be heard. */
    boolean isConnected() {
        return connection != null;
    }

    private void listen() {
        Duration pause = Duration.ofSeconds(1);
        boolean missed = false;
        while (isRunning()) {
            try {
                connect();
                if (missed) {
                    streams.tell(EVERYTHING);
                }
                pause = Duration.ofSeconds(1);
                missed = true;
                passOn();
            } catch (SQLException e) {
                if (isRunning()) {
                    log.warn("live updates pause for {}: {}", pause, e.getMessage());
                    sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                }
            } finally {
                close();
            }
        }
    }

    private void connect() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("user", database.getUsername());
        settings.setProperty("password", database.getPassword());
        settings.setProperty("ApplicationName", "crm live updates");
        settings.setProperty("tcpKeepAlive", "true");
        Connection fresh = DriverManager.getConnection(database.getJdbcUrl(), settings);
        try (Statement statement = fresh.createStatement()) {
            statement.execute("listen " + LiveUpdates.CHANNEL);
        }
        connection = fresh;
    }

    private void passOn() throws SQLException {
        Connection current = connection;
        while (isRunning() && current != null) {
            PGNotification[] heard = current.unwrap(PGConnection.class).getNotifications(POLL);
            for (PGNotification notification : heard == null ? new PGNotification[0] : heard) {
                streams.tell(notification.getParameter());
            }
            if (heard == null || heard.length == 0) {
                // A peer that is gone without a word looks like silence.
                check(current);
            }
        }
    }

    private static void check(Connection current) throws SQLException {
        if (!current.isValid(CHECK_SECONDS)) {
            throw new SQLException("connection lost");
        }
    }

    private void close() {
        Connection old = connection;
        connection = null;
        try {
            if (old != null) {
                old.close();
            }
        } catch (SQLException e) {
            log.debug("closing the connection of live updates", e);
        }
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
