package com.bmasia.crm.startup;

import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * In the profile {@code production} nothing has a default that works by accident: every setting that is missing or wrong is
 * named at once, before any bean exists. Registered in {@code META-INF/spring.factories}.
 */
class RequiredSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final int KEY_BYTES = 32;

    private record Setting(String variable, String property, String meaning, Rule rule) {

        Optional<String> complaint(Environment environment) {
            String value = environment.getProperty(property);
            String name = "  %-22s %-28s ".formatted(variable, property);
            if (!StringUtils.hasText(value)) {
                return Optional.of(name + "is missing: " + meaning);
            }
            return rule.complaint(value.strip()).map(complaint -> name + complaint);
        }
    }

    @FunctionalInterface
    private interface Rule {

        Optional<String> complaint(String value);
    }

    private static final List<Setting> SETTINGS = List.of(
            new Setting(
                    "CRM_DATABASE_URL",
                    "spring.datasource.url",
                    "address of the PostgreSQL database, jdbc:postgresql://host:5432/name",
                    value -> unless(value.startsWith("jdbc:postgresql://"), "must begin with jdbc:postgresql://")),
            new Setting("CRM_DATABASE_USER", "spring.datasource.username", "database user", RequiredSettings::any),
            new Setting(
                    "CRM_DATABASE_PASSWORD",
                    "spring.datasource.password",
                    "password of the database user",
                    RequiredSettings::any),
            new Setting(
                    "CRM_ENCRYPTION_KEY",
                    "users.encryption-key",
                    "secret of 32 random bytes in Base64, for example from: openssl rand -base64 32",
                    value -> unless(
                            isKey(value),
                            "must be at least 32 random bytes in Base64, for example from: openssl rand -base64 32")),
            new Setting(
                    "CRM_BASE_URL",
                    "web.base-url",
                    "public address of this CRM as people type it, https://crm.company.example",
                    value -> unless(
                            isBaseUrl(value), "must be an http or https address without user, query or fragment")),
            new Setting("CRM_SMTP_HOST", "spring.mail.host", "mail server for outgoing mail", RequiredSettings::any),
            new Setting(
                    "CRM_MAIL_FROM",
                    "mail.from",
                    "sender of the CRM's own mails, BMAsia CRM <crm@company.example>",
                    value -> unless(value.contains("@"), "must be an e-mail address")));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        if (!environment.acceptsProfiles(Profiles.of("production"))) {
            return;
        }
        List<String> complaints = new ArrayList<>();
        SETTINGS.forEach(setting -> setting.complaint(environment).ifPresent(complaints::add));
        if (!complaints.isEmpty()) {
            throw new StartRefused(
                    "These settings of the profile \"production\" are missing or wrong:\n\n"
                            + String.join("\n", complaints),
                    "Set the environment variables on the left (or the properties beside them) and start again.");
        }
    }

    private static Optional<String> any(String value) {
        return Optional.empty();
    }

    private static Optional<String> unless(boolean holds, String complaint) {
        return holds ? Optional.empty() : Optional.of(complaint);
    }

    private static boolean isKey(String value) {
        try {
            return Base64.getDecoder().decode(value).length >= KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isBaseUrl(String value) {
        try {
            URI uri = URI.create(value);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
