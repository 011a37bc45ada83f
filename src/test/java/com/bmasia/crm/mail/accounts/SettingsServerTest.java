package com.bmasia.crm.mail.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.MailProperties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** {@code spring.mail.*} means here what it means to Spring. */
class SettingsServerTest {

    final JavaMailSenderImpl sender = new JavaMailSenderImpl();

    SettingsServerTest() {
        sender.setHost("mail.bmasia.example");
        sender.setPort(587);
        sender.setUsername("crm");
        sender.setPassword("secret");
    }

    @Test
    void requiresTlsWhereTheSettingsDo() {
        set("mail.smtp.starttls.enable", "true");
        set("mail.smtp.starttls.required", "true");
        assertThat(server())
                .isEqualTo(new SmtpServer("mail.bmasia.example", 587, SmtpSecurity.STARTTLS, "crm", "secret"));
        assertThat(server().session())
                .containsEntry("mail.smtp.starttls.required", "true")
                .containsEntry("mail.smtp.ssl.checkserveridentity", "true")
                .containsEntry("mail.smtp.auth", "true");
    }

    @Test
    void takesTlsThatIsOfferedWhereItIsNotRequired() {
        set("mail.smtp.starttls.enable", "true");
        set("mail.smtp.starttls.required", "false");
        assertThat(server().security()).isEqualTo(SmtpSecurity.STARTTLS_IF_OFFERED);
        assertThat(server().session())
                .containsEntry("mail.smtp.starttls.enable", "true")
                .containsEntry("mail.smtp.starttls.required", "false");
    }

    @Test
    void beginsWithTlsAtItsPortOrWhereToldTo() {
        sender.setPort(465);
        assertThat(server().security()).isEqualTo(SmtpSecurity.TLS);
        sender.setPort(2465);
        assertThat(server().security()).isEqualTo(SmtpSecurity.NONE);
        set("mail.smtp.ssl.enable", "true");
        assertThat(server().security()).isEqualTo(SmtpSecurity.TLS);
        assertThat(server().session()).containsEntry("mail.smtp.ssl.enable", "true");
    }

    @Test
    void logsInOnlyWhereTheSettingsSaySo() {
        set("mail.smtp.auth", "false");
        assertThat(server().username()).isNull();
        assertThat(server().password()).isNull();
        set("mail.smtp.auth", "true");
        sender.setUsername("");
        assertThat(server().username()).isNull();
    }

    @Test
    void knowsNoServerWithoutAName() {
        sender.setHost("");
        assertThat(settings().find()).isEmpty();
    }

    private void set(String name, String value) {
        sender.getJavaMailProperties().setProperty(name, value);
    }

    private SmtpServer server() {
        return settings().find().orElseThrow();
    }

    private SettingsServer settings() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("sender", sender);
        MailProperties properties =
                new Binder(new MapConfigurationPropertySource()).bindOrCreate("mail", MailProperties.class);
        return new SettingsServer(beans.getBeanProvider(JavaMailSender.class), properties);
    }
}
