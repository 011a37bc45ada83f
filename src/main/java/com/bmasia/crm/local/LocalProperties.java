package com.bmasia.crm.local;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of a start without configuration.
 *
 * @param dataDirectory where database, its log and the lock file live
 * @param databasePort port of the embedded PostgreSQL; 0 takes a free one
 * @param smtpPort port of the mail catcher; 0 takes a free one
 * @param keptMails how many caught mails are kept, the newest ones
 */
@ConfigurationProperties("local")
record LocalProperties(
        @DefaultValue("data") Path dataDirectory,
        @DefaultValue("0") int databasePort,
        @DefaultValue("0") int smtpPort,
        @DefaultValue("200") int keptMails) {

    LocalProperties {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
    }
}
