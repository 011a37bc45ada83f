package com.bmasia.crm.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Measures over much data: {@code mvn -Pbench verify}. Each such class has a database of its own, counts SQL statements,
 * and is not slowed by the API's limit of requests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ModuleTest
@Tag("bench")
@Import({CountStatements.class, Bench.class})
@TestPropertySource(
        properties = {
            "users.api.requests-per-minute=1000000",
            // Else each answer is kept until the end of the test, in case it fails: thousands of pages.
            "spring.test.mockmvc.print=none"
        })
@DirtiesContext
public @interface BenchTest {}
