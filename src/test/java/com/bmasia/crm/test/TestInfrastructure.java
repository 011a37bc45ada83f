package com.bmasia.crm.test;

import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.shared.DemoData;
import com.bmasia.crm.users.QuickPasswords;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What every test context gets: its own database, a clock that can be moved, and the demo accounts. */
@TestConfiguration(proxyBeanMethods = false)
@Import(QuickPasswords.class)
public class TestInfrastructure {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    JdbcConnectionDetails connectionDetails() {
        String url = TestDatabase.create();
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "postgres";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }

    @Bean(destroyMethod = "close")
    ScriptedSmtp mailServer() {
        return ScriptedSmtp.start();
    }

    /** As if the settings named that server. */
    @Bean
    @ConditionalOnProperty(name = "local.mail-catcher", havingValue = "false")
    JavaMailSender mailSender(ScriptedSmtp server) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(server.host());
        sender.setPort(server.port());
        return sender;
    }

    @Bean
    DemoAccounts demoAccounts(List<DemoData> modules) {
        return new DemoAccounts(modules);
    }

    /** Loads only the accounts of the demo data, not the demo companies and tickets. */
    record DemoAccounts(List<DemoData> modules) {

        @EventListener(ContextRefreshedEvent.class)
        void load() {
            modules.stream()
                    .filter(module -> module.getClass().getSimpleName().startsWith("DemoUsers"))
                    .forEach(DemoData::load);
        }
    }
}
