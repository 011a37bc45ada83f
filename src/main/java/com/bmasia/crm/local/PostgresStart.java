package com.bmasia.crm.local;

import com.bmasia.crm.startup.StartRefused;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Begins to start the embedded PostgreSQL before Spring looks for the first class, on a thread of its own; the connection
 * pool waits for it. Never in production, nor where a database is configured. What goes wrong on that thread is thrown where
 * the database is asked for; whatever else goes wrong, the server is stopped with the context.
 */
class PostgresStart implements ApplicationContextInitializer<ConfigurableApplicationContext>, DisposableBean {

    private DataDirectory data;
    private FutureTask<PostgresCluster> task;

    static boolean isWanted(Environment environment) {
        return !environment.acceptsProfiles(Profiles.of("production"))
                && environment.getProperty("local.database", "embedded").equals("embedded");
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!isWanted(context.getEnvironment())) {
            return;
        }
        LocalProperties properties = Binder.get(context.getEnvironment()).bindOrCreate("local", LocalProperties.class);
        data = DataDirectory.lock(properties.dataDirectory());
        task = new FutureTask<>(() -> PostgresCluster.start(data, properties.databasePort()));
        new Thread(task, "postgresql-start").start();
        DefaultListableBeanFactory beans = (DefaultListableBeanFactory) context.getBeanFactory();
        beans.registerSingleton("postgresStart", this);
        // Before all others, so that it is destroyed after them.
        beans.registerDisposableBean("postgresStart", this);
    }

    /** Waits until it answers. */
    PostgresCluster cluster() {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartRefused refused) {
                throw refused;
            }
            throw new StartRefused(
                    "The embedded PostgreSQL could not be started: " + e.getCause(),
                    "Its programs are kept in " + PostgresPrograms.cache()
                            + " (XDG_CACHE_HOME names another place), its"
                            + " files in the data directory: this user must be able to write both.",
                    e.getCause());
        }
    }

    @Override
    public void destroy() throws IOException {
        try (DataDirectory held = data) {
            cluster().close();
        } catch (StartRefused e) {
            // There is no server to stop; who asked for it has been told.
        }
    }
}
