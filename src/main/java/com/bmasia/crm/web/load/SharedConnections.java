package com.bmasia.crm.web.load;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The application's connections, divided among the {@link Share}s. A transaction stays on the connection it began with, so
 * the engine and our own statements commit together as ever.
 */
class SharedConnections extends DelegatingDataSource implements AutoCloseable {

    private static final int FOR_SECOND = 2;
    private static final int FOR_HEALTH = 1;

    private final Map<Share, HikariDataSource> pools = new EnumMap<>(Share.class);
    private final ThreadLocal<Integer> held = ThreadLocal.withInitial(() -> 0);

    /** @param all not yet in use; becomes the share of those who read */
    SharedConnections(HikariDataSource all, LoadProperties settings) {
        super(all);
        int others = settings.changing() + settings.background() + FOR_SECOND + FOR_HEALTH;
        int reading = all.getMaximumPoolSize() - others;
        if (reading < 2) {
            throw new IllegalStateException("spring.datasource.hikari.maximum-pool-size must be at least "
                    + (others + 2)
                    + " with these web.load.changing and web.load.background");
        }
        Duration requests = Duration.ofMillis(all.getConnectionTimeout());
        pools.put(Share.READING, all);
        pools.put(Share.CHANGING, beside(all, "changing", settings.changing(), requests));
        pools.put(Share.BACKGROUND, beside(all, "background", settings.background(), settings.patience()));
        pools.put(Share.SECOND, beside(all, "second", FOR_SECOND, settings.patience()));
        pools.put(Share.HEALTH, beside(all, "health", FOR_HEALTH, requests));
        all.setMaximumPoolSize(reading);
    }

    private static HikariDataSource beside(HikariDataSource all, String name, int size, Duration patience) {
        HikariConfig config = new HikariConfig();
        all.copyStateTo(config);
        config.setPoolName(name);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(patience.toMillis());
        // Filled at its first use, as the pool that Spring Boot makes.
        HikariDataSource pool = new HikariDataSource();
        config.copyStateTo(pool);
        return pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection =
                pools.get(held.get() > 0 ? Share.SECOND : Share.ofThread()).getConnection();
        held.set(held.get() + 1);
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, new Held(connection));
    }

    /** Notices when the thread gives its connection back. */
    private final class Held implements InvocationHandler {

        private final Connection connection;
        private final Thread holder = Thread.currentThread();
        private boolean returned;

        private Held(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("close") && !returned) {
                returned = true;
                if (holder == Thread.currentThread()) {
                    held.set(held.get() - 1);
                }
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    DataSource pool(Share share) {
        return pools.get(share);
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}
