package com.bmasia.crm.users;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.PasswordEncoder;

/** The hash of the product with the least work: tests log in hundreds of times, and the usual work is there to be slow. */
@TestConfiguration(proxyBeanMethods = false)
public class QuickPasswords {

    private static final int LEAST_STRENGTH = 4;

    @Bean
    @Primary
    PasswordEncoder quickPasswordEncoder() {
        return LongPasswordEncoder.delegating(LEAST_STRENGTH);
    }
}
