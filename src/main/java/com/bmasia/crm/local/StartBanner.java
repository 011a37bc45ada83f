package com.bmasia.crm.local;

import com.bmasia.crm.shared.DemoData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says after a local start what a person needs to go on: address, demo logins, where data and mail are. */
@Component
@Profile("!production")
class StartBanner {

    private static final Logger log = LoggerFactory.getLogger(StartBanner.class);

    private final LocalProperties properties;
    private final ObjectProvider<PostgresCluster> database;
    private final ObjectProvider<CaughtMails> caughtMails;
    private final List<DemoData> demoData;
    private final boolean withDemoData;

    StartBanner(
            LocalProperties properties,
            ObjectProvider<PostgresCluster> database,
            ObjectProvider<CaughtMails> caughtMails,
            List<DemoData> demoData,
            @Value("${local.demo-data:true}") boolean withDemoData) {
        this.properties = properties;
        this.database = database;
        this.caughtMails = caughtMails;
        this.demoData = demoData;
        this.withDemoData = withDemoData;
    }

    @EventListener
    void say(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            String address = "http://localhost:" + web.getWebServer().getPort();
            double seconds = ready.getTimeTaken().toMillis() / 1000.0;
            log.info("BMAsia CRM is ready after %.1f s\n\n    %s\n"
                    .formatted(seconds, String.join("\n    ", lines(address))));
        }
    }

    private List<String> lines(String address) {
        List<String> lines = new ArrayList<>();
        lines.add("Open       " + address);
        if (withDemoData) {
            demoData.stream()
                    .map(DemoData::announcement)
                    .flatMap(Optional::stream)
                    .forEach(lines::add);
        }
        database.ifAvailable(cluster -> {
            lines.add("Data       " + properties.dataDirectory());
            lines.add("Database   " + cluster.jdbcUrl() + " (embedded PostgreSQL)");
        });
        caughtMails.ifAvailable(mails -> lines.add("Mail       stays on this machine: " + address + "/local/mail"));
        lines.add("API        " + address + "/api/v1/docs");
        lines.add("Stop       Ctrl-C");
        return lines;
    }
}
