package com.bmasia.crm.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.test.CrmProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class RequiredSettingsTest {

    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final Map<String, Object> COMPLETE = Map.of(
            "spring.datasource.url", "jdbc:postgresql://db.example/crm",
            "spring.datasource.username", "crm",
            "spring.datasource.password", "a password",
            "users.encryption-key", KEY,
            "web.base-url", "https://crm.example",
            "spring.mail.host", "smtp.example",
            "mail.from", "CRM <crm@company.example>");

    @Test
    void letsACompleteProductionStart() {
        assertThatCode(() -> start("production", COMPLETE)).doesNotThrowAnyException();
    }

    @Test
    void asksNothingOfALocalStart() {
        assertThatCode(() -> start("default", Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url,        jdbc:mysql://db.example/crm,   CRM_DATABASE_URL",
        "spring.datasource.username,   '',                            CRM_DATABASE_USER",
        "spring.datasource.password,   '  ',                          CRM_DATABASE_PASSWORD",
        "users.encryption-key,         c2hvcnQ=,                      CRM_ENCRYPTION_KEY",
        "users.encryption-key,         not base64 at all,             CRM_ENCRYPTION_KEY",
        "web.base-url,                 crm.example,                   CRM_BASE_URL",
        "web.base-url,                 ftp://crm.example,             CRM_BASE_URL",
        "web.base-url,                 https://crm.example/?a=b,      CRM_BASE_URL",
        "web.base-url,                 https://me:secret@crm.example, CRM_BASE_URL",
        "spring.mail.host,             '',                            CRM_SMTP_HOST",
        "mail.from,                    nobody,                        CRM_MAIL_FROM"
    })
    void namesTheSettingThatIsWrong(String property, String value, String variable) {
        Map<String, Object> settings = new HashMap<>(COMPLETE);
        settings.put(property, value);
        assertThatThrownBy(() -> start("production", settings))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(variable)
                .hasMessageContaining(property)
                .extracting(Throwable::getMessage)
                .asString()
                .as("one complaint, and never the secret itself")
                .satisfies(message -> assertThat(message.split("CRM_")).hasSize(2))
                .doesNotContain("secret@", "c2hvcnQ=");
    }

    @Test
    void namesAllThatIsMissingAtOnceAndEndsWithoutStackTrace() throws Exception {
        CrmProcess process = CrmProcess.start(Map.of("SPRING_PROFILES_ACTIVE", "production"), List.of());
        assertThat(process.exitCode()).isEqualTo(1);
        assertThat(process.output())
                .contains(
                        "CRM_DATABASE_URL",
                        "CRM_DATABASE_USER",
                        "CRM_DATABASE_PASSWORD",
                        "CRM_ENCRYPTION_KEY",
                        "CRM_BASE_URL",
                        "CRM_SMTP_HOST",
                        "CRM_MAIL_FROM")
                .doesNotContain("\tat ", "Exception");
    }

    private static void start(String profile, Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(profile);
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        GenericApplicationContext context = new GenericApplicationContext();
        context.setEnvironment(environment);
        new RequiredSettings().initialize(context);
    }
}
