package com.bmasia.crm.test;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** How many SQL statements were sent, so that a page with one statement per row shows. */
public class CountStatements implements BeanPostProcessor {

    private final AtomicLong sent = new AtomicLong();
    private final ThreadLocal<List<String>> recorded = new ThreadLocal<>();

    /** What this thread sends to the database meanwhile, one entry each; a batch is one. */
    public List<String> during(Runnable work) {
        List<String> statements = new ArrayList<>();
        recorded.set(statements);
        try {
            work.run();
        } finally {
            recorded.remove();
        }
        return statements;
    }

    long sent() {
        return sent.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
    }

    private Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            || method.getName().equals("createStatement")) {
                        sent.incrementAndGet();
                        if (recorded.get() != null) {
                            recorded.get().add(arguments == null ? "?" : String.valueOf(arguments[0]));
                        }
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private final class Counted extends DelegatingDataSource {

        private Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return counted(super.getConnection());
        }
    }
}
