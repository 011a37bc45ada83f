package com.bmasia.crm.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from the sender of the application's own mails, such as {@code BMAsia CRM <crm@bmasia.example>}
 * @param privateHosts whether people's own accounts may be on this machine or a link-local address
 */
@ConfigurationProperties("mail")
public record MailProperties(
        @DefaultValue("BMAsia CRM <crm@bmasia.example>") String from,
        @DefaultValue("false") boolean privateHosts) {}
