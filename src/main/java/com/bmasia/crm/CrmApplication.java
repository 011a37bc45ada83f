package com.bmasia.crm;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the CRM. Modules are the direct sub-packages; {@code shared} is open to all of them. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
@Modulithic(systemName = "BMAsia CRM", sharedModules = "shared")
public class CrmApplication {

    public static void main(String[] args) {
        SpringApplication.run(CrmApplication.class, args);
    }

    /** The only source of "now"; tests replace it. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The zone in which "a day" is counted and times are shown; {@code Asia/Bangkok} unless configured. */
    @Bean
    ZoneId businessZone(@Value("${web.time-zone:Asia/Bangkok}") ZoneId zone) {
        return zone;
    }
}
