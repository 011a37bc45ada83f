package com.bmasia.crm.test;

import com.bmasia.crm.mail.dispatch.MailPump;
import com.bmasia.crm.tasks.TaskFixtures;
import com.bmasia.crm.tickets.TicketFixtures;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * A use case through the whole application: MockMvc, the engine with its job executor off (jobs are run by hand), a real
 * PostgreSQL. All such tests share one context and one database, so a test makes what it needs and never counts all rows.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        properties = {
            "local.database=none",
            "local.demo-data=false",
            "local.mail-catcher=false",
            "mail.dispatcher.enabled=false",
            "mail.dispatcher.answer-timeout=3s",
            "mail.mailboxes.enabled=false",
            "camunda.bpm.job-execution.enabled=false"
        })
@Tag("application")
@AutoConfigureMockMvc
@Import({
    TestInfrastructure.class,
    As.class,
    Jobs.class,
    MailPump.class,
    TicketFixtures.class,
    TaskFixtures.class,
    CountStatements.class
})
@ExtendWith({ResetClock.class, HealthyMail.class})
public @interface ModuleTest {}
