package com.bmasia.crm.test;

import com.bmasia.crm.tasks.TaskFixtures;
import com.bmasia.crm.tickets.TicketFixtures;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/**
 * What a person does, in a real Chromium against the running application with its job executor on. A test method takes
 * {@link Pages} as parameter. All such tests share one browser, one application on a random port, and one database.
 *
 * <p>Without a Chromium on the machine they are skipped, but fail where the environment says {@code CI=true}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BrowserExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "local.database=none",
            "local.demo-data=false",
            "local.mail-catcher=false",
            "camunda.bpm.job-execution.enabled=true",
            // An idle node looks every five seconds; tests are idle all the time.
            "camunda.bpm.job-execution.wait-time-in-millis=100",
            "camunda.bpm.job-execution.max-wait=200",
            "spring.lifecycle.timeout-per-shutdown-phase=5s"
        })
@Tag("application")
@Import({TestInfrastructure.class, As.class, TicketFixtures.class, TaskFixtures.class})
public @interface BrowserTest {}
