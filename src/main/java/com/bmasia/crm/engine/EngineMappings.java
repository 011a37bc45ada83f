package com.bmasia.crm.engine;

import java.io.InputStreamReader;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sql.DataSource;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.ProcessEngineLogger;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The engine's statements, which MyBatis reads from 60 XML files: a fifth of the whole start. They need neither the database
 * nor any bean, so a thread of its own begins with them when the application begins, once per JVM. Registered in
 * {@code META-INF/spring.factories}.
 */
class EngineMappings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final String DATABASE = "postgres";

    private static final FutureTask<Configuration> READING = new FutureTask<>(EngineMappings::read);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        // Its class and the subclasses that it makes would wait for each other if two threads were first to need them.
        ProcessEngineLogger.PERSISTENCE_LOGGER.getClass();
        new Thread(READING, "engine-mappings").start();
    }

    /** As {@link ProcessEngineConfigurationImpl} reads them itself, only without a database yet. */
    private static Configuration read() throws Exception {
        Properties properties = new Properties();
        properties.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, "", DATABASE);
        try (InputStreamReader file = new InputStreamReader(
                ReflectUtil.getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE))) {
            return new XMLConfigBuilder(file, "", properties).parse();
        }
    }

    /** Sessions with these statements; a command sends its changes together, in the transaction that Spring has begun. */
    static SqlSessionFactory on(DataSource database) {
        return new DefaultSqlSessionFactory(statements()) {
            @Override
            public SqlSession openSession() {
                var transaction = new ManagedTransactionFactory().newTransaction(database, null, false);
                var executor = getConfiguration().newExecutor(transaction, ExecutorType.BATCH);
                return new DefaultSqlSession(getConfiguration(), executor, false);
            }
        };
    }

    private static Configuration statements() {
        try {
            return READING.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The engine's statements cannot be read", e.getCause());
        }
    }
}
