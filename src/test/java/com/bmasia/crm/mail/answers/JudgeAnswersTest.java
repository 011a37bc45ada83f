package com.bmasia.crm.mail.answers;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.answers.AnswersForTests.Answer;
import com.bmasia.crm.mail.dsn.DeliveryOutcome;
import com.bmasia.crm.mail.dsn.RecipientReport;
import com.bmasia.crm.mail.dsn.ReportParser;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same words mean the same, whether a server says them to our face, in a report for machines, or in one for people. */
class JudgeAnswersTest {

    private static final String ID = "<4f1c2d9a8b7e4c5d9e0f1a2b3c4d5e6f@crm.bmasia.example>";

    @ParameterizedTest
    @MethodSource("all")
    void tellsWhatAnAnswerIsAbout(Answer answer) {
        assertThat(AnswerRules.judge(answer.said()).about()).isEqualTo(answer.about());
    }

    @ParameterizedTest
    @MethodSource("all")
    void tellsTheSameOfAReport(Answer answer) {
        assertSame(answer, report("""
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; relay.example

                Final-Recipient: rfc822; nok@hotel.example
                Action: failed
                Status: 5.0.0
                Diagnostic-Code: smtp; %s
                --b--
                """.formatted(answer.inOneLine())));
    }

    @ParameterizedTest
    @MethodSource("all")
    void tellsTheSameOfAReportInWords(Answer answer) {
        assertSame(answer, report("""
                Content-Type: text/plain; charset=utf-8

                Hi. This is the qmail-send program. I wasn't able to deliver your message.

                <nok@hotel.example>:
                Remote host said: %s

                --- Below this line is a copy of the message.

                Message-ID: %s
                """.formatted(answer.inOneLine(), ID)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5.1.1 | smtp; 550 sender rejected                  | US
            5.1.1 | smtp; 550 relay not permitted              | US
            5.0.0 | smtp; 550 5.1.1 no such user               | RECIPIENT
            5.1.1 |                                            | RECIPIENT
            5.7.1 |                                            | US
            5.0.0 |                                            | UNCLEAR
            4.4.1 | connect to mx.hotel.example: timed out     | MAILBOX
            """)
    void believesWordsAboutUsMoreThanTheStatus(String status, String words, About about) {
        assertThat(AnswerRules.judge(status, words == null ? "" : words).about())
                .isEqualTo(about);
    }

    @Test
    void isNotSlowedDownByAnAnswerThatFitsAlmostEverywhere() {
        String hostile = "550 " + "sender address mailbox ".repeat(10_000) + "a@".repeat(50_000);
        assertThat(AnswerRules.judge(hostile).about()).isEqualTo(About.UNCLEAR);
    }

    private static void assertSame(Answer answer, RecipientReport report) {
        assertThat(report.about()).isEqualTo(answer.about());
        assertThat(report.fate())
                .isEqualTo(answer.about() == About.RECIPIENT ? DeliveryOutcome.HARD : DeliveryOutcome.SOFT);
        assertThat(report.isNotTheAddress()).isEqualTo(answer.about() == About.US || answer.about() == About.UNCLEAR);
    }

    private static RecipientReport report(String rest) {
        String mail =
                "Return-Path: <>\nFrom: MAILER-DAEMON@relay.example\nSubject: failure notice\nMIME-Version: 1.0\n";
        return ReportParser.parse((mail + rest).getBytes(StandardCharsets.UTF_8))
                .recipients()
                .get(0);
    }

    private static Stream<Answer> all() {
        return AnswersForTests.all();
    }
}
