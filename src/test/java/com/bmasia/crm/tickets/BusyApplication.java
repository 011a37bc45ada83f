package com.bmasia.crm.tickets;

import com.bmasia.crm.CrmApplication;
import com.bmasia.crm.users.SignIns;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The application with a workload inside, for {@link KillRestartFaultTest}, which runs it as a process and kills it. */
@Configuration(proxyBeanMethods = false)
@Profile("fault")
class BusyApplication {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(CrmApplication.class, BusyApplication.class);
        application.setAdditionalProfiles("fault");
        application.run(arguments);
    }

    @Bean
    @Primary
    Clock jumpingClock(@Value("${fault.origin}") long origin) {
        return new JumpingClock(Instant.ofEpochMilli(origin));
    }

    @Bean
    TicketWorkload workload(
            TicketService tickets,
            TicketWork work,
            SignIns signIns,
            JdbcClient jdbc,
            @Value("${fault.create}") boolean create) {
        return new TicketWorkload(tickets, work, signIns, jdbc, create);
    }
}
