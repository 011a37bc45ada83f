package com.bmasia.crm.tickets;

import com.bmasia.crm.CrmApplication;
import com.bmasia.crm.tickets.statistics.TicketDoneSummary;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.SignIns;
import com.bmasia.crm.users.UserId;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The local application with the data of years, to click around in: makes it in {@code ./data} unless it is there, and
 * goes on running. The command is in the README.
 */
@Configuration(proxyBeanMethods = false)
@Profile("many-tickets")
class ManyTickets {

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(CrmApplication.class, ManyTickets.class);
        application.setAdditionalProfiles("many-tickets");
        application.run(arguments);
    }

    @Bean
    ApplicationRunner makeTickets(
            TicketService tickets,
            TicketWork work,
            TicketDoneSummary summary,
            SignIns signIns,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            @Value("${many.tickets:100000}") int count,
            @Value("${many.open:1000}") int open) {
        return arguments -> {
            if (TicketGenerator.isDone(jdbc)) {
                System.out.println("The generated tickets are there already. To begin anew, delete data/.");
                return;
            }
            System.out.printf(
                    "Making %,d tickets, %,d of them open. A hundred thousand take about a minute.%n", count, open);
            new TicketGenerator(tickets, work, summary, jdbc, transactions)
                    .generate(count - open, open, manager(jdbc, signIns));
            SecurityContextHolder.clearContext();
            System.out.println("Done.");
        };
    }

    private static CurrentUser manager(JdbcClient jdbc, SignIns signIns) {
        UUID id = jdbc.sql("select id from user_account where username = 'manager'")
                .query(UUID.class)
                .single();
        CurrentUser manager = signIns.byId(new UserId(id)).orElseThrow();
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(manager, null, manager.authorities()));
        return manager;
    }
}
