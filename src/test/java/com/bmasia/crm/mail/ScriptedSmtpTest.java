package com.bmasia.crm.mail;

import static com.bmasia.crm.mail.SmtpRule.Step.END_OF_DATA;
import static com.bmasia.crm.mail.SmtpRule.Step.MAIL;
import static com.bmasia.crm.mail.SmtpRule.Step.RCPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A server that does not do what it is told would make every test that uses it worthless. */
class ScriptedSmtpTest {

    ScriptedSmtp smtp;
    JavaMailSenderImpl sender;

    @BeforeEach
    void start() {
        smtp = ScriptedSmtp.start();
        sender = new JavaMailSenderImpl();
        sender.setHost(smtp.host());
        sender.setPort(smtp.port());
        sender.getJavaMailProperties().put("mail.smtp.timeout", "500");
    }

    @AfterEach
    void stop() {
        smtp.close();
    }

    @Test
    void takesWhatNoRuleRefuses() {
        send("nok@mail.example");
        assertThat(smtp.accepted()).singleElement().satisfies(message -> {
            assertThat(message.from()).isEqualTo("crm@bmasia.example");
            assertThat(message.to()).containsExactly("nok@mail.example");
            assertThat(message.header("subject")).isEqualTo("Hello");
            assertThat(message.content()).endsWith("\r\n\r\n.dots stay\r\n");
        });
        assertThat(smtp.connections()).isEqualTo(1);
    }

    @Test
    void refusesWhatARuleNamesAsOftenAsItSays() {
        smtp.on(RCPT, "nobody@").answer("550 5.1.1 No such mailbox");
        smtp.on(END_OF_DATA).times(1).answer("451 4.3.0 Try later");
        assertThatThrownBy(() -> send("nobody@mail.example")).hasMessageContaining("550");
        assertThatThrownBy(() -> send("nok@mail.example")).hasMessageContaining("451");
        send("nok@mail.example");
        assertThat(smtp.accepted()).hasSize(1);
    }

    @Test
    void keepsAMessageAndBreaksOffWithoutAWord() {
        smtp.on(END_OF_DATA).takeAndClose();
        assertThatThrownBy(() -> send("nok@mail.example")).isInstanceOf(MailSendException.class);
        assertThat(smtp.accepted()).hasSize(1);
    }

    @Test
    void neverAnswersWhereItHangs() {
        smtp.on(MAIL).hang();
        assertThatThrownBy(() -> send("nok@mail.example")).isInstanceOf(MailSendException.class);
        assertThat(smtp.accepted()).isEmpty();
    }

    @Test
    void takesItsTime() {
        smtp.on(END_OF_DATA).slowly(Duration.ofMillis(200)).goOn();
        long begin = System.nanoTime();
        send("nok@mail.example");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void letsOnlyThoseInWhoKnowThePassword() {
        smtp.login("nok", "right");
        sender.setUsername("nok");
        sender.setPassword("wrong");
        assertThatThrownBy(() -> send("nok@mail.example")).isInstanceOf(MailAuthenticationException.class);
        sender.setPassword("right");
        send("nok@mail.example");
        sender.getJavaMailProperties().put("mail.smtp.auth.mechanisms", "PLAIN");
        send("nok@mail.example");
        assertThat(smtp.accepted()).hasSize(2);
        assertThat(smtp.commands()).noneMatch(line -> line.contains("right"));
    }

    @Test
    void isGoneAndComesBackOnTheSamePort() {
        smtp.close();
        assertThatThrownBy(() -> send("nok@mail.example")).isInstanceOf(MailSendException.class);
        smtp.comeBack();
        send("nok@mail.example");
        assertThat(smtp.accepted()).hasSize(1);
    }

    private void send(String to) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom("crm@bmasia.example");
        message.setTo(to);
        message.setSubject("Hello");
        message.setText(".dots stay\r\n");
        sender.send(message);
    }
}
