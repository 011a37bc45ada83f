package com.bmasia.crm.mail.dsn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person writes never counts against an address, whatever words it has, and our own subject never does. */
class LettersOfPeopleTest {

    private static final String ID = "<4f1c2d9a8b7e4c5d9e0f1a2b3c4d5e6f@crm.bmasia.example>";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Re: ส่งไฟล์เพลงไม่สำเร็จ        | ขึ้นว่าไม่พบผู้ใช้
            Re: Undelivered player         | the address does not exist
            Re: ส่งไฟล์เพลงไม่สำเร็จ        | ขอบคุณค่ะ
            Undeliverable                  | I was unable to deliver the player, no such user there
            RE: Delivery failed for zone 3 | 550 5.1.1 user unknown, says the screen
            ตอบกลับ: อีเมลตีกลับ            | ไม่สามารถส่งอีเมลได้ ไม่พบผู้ใช้
            Fwd: failure notice            | <lek@hotel.example>: user unknown
            """)
    void isNoReport(String subject, String text) {
        assertNoReport("From: Nok <nok@hotel.example>", subject, text);
        // In a small hotel the postmaster is a person.
        if (subject.matches("(?i)(re|fwd|ตอบกลับ):.*")) {
            assertNoReport("From: Postmaster <postmaster@hotel.example>", subject, text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auto-Submitted: auto-replied", "Return-Path: <>"})
    void isNoReportWhereAMachineAnswersForAPerson(String header) {
        String from = "From: Nok <nok@hotel.example>\n" + header;
        assertNoReport(from, "Automatic reply: ส่งไฟล์เพลงไม่สำเร็จ", "ไม่อยู่สำนักงานถึงวันจันทร์");
        assertNoReport(from, "Re: Undelivered player", "I am away. Thank you for \"Undelivered player\".");
        assertNoReport(from, "Away", "This address is no longer in use, mail could not be delivered to me.");
    }

    @Test
    void isNoReportWhereSomebodyForwardsOne() {
        assertThat(ReportParser.find(bytes("""
                From: Nok <nok@hotel.example>
                Subject: What is this?
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                I got this.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.hotel.example

                Final-Recipient: rfc822; lek@hotel.example
                Action: failed
                Status: 5.1.1
                --b--
                """))).isEmpty();
    }

    @Test
    void ourOwnSubjectSaysNothingAlsoInAReportOfAServer() {
        String delayed = """
                Return-Path: <>
                From: MAILER-DAEMON@mx.hotel.example
                Subject: Delayed: Undeliverable songs
                In-Reply-To: %s

                Your message to nok@hotel.example has not yet been delivered; we will keep trying.
                Subject: Undeliverable songs
                """.formatted(ID);
        assertThat(ReportParser.parse(bytes(delayed)).recipients())
                .extracting(RecipientReport::fate)
                .containsExactly(DeliveryOutcome.DELAYED);
        String news = """
                Return-Path: <>
                From: MAILER-DAEMON@mx.hotel.example
                Subject: Re: ส่งไฟล์เพลงไม่สำเร็จ
                In-Reply-To: %s

                Your message "ส่งไฟล์เพลงไม่สำเร็จ" was read.
                """.formatted(ID);
        assertThat(ReportParser.parse(bytes(news)).isEmpty()).isTrue();
    }

    @Test
    void isAReportWhereAMachineBringsOurMailBack() {
        assertThat(ReportParser.find(bytes("""
                From: Gateway <gateway@hotel.example>
                Auto-Submitted: auto-replied
                Subject: Your mail

                Your message to nok@hotel.example could not be delivered: no such user.

                Message-ID: %s
                """.formatted(ID))).orElseThrow().recipients())
                .extracting(RecipientReport::fate)
                .containsExactly(DeliveryOutcome.HARD);
    }

    private static void assertNoReport(String headers, String subject, String text) {
        String encoded = Base64.getEncoder().encodeToString(subject.getBytes(StandardCharsets.UTF_8));
        String mail = """
                %s
                To: crm@bmasia.example
                Subject: =?UTF-8?B?%s?=
                In-Reply-To: %s
                References: %s
                Content-Type: text/plain; charset=utf-8

                %s

                > Subject: %s
                > We could not deliver.
                """.formatted(headers, encoded, ID, ID, text, subject);
        assertThat(ReportParser.find(bytes(mail))).isEmpty();
    }

    private static byte[] bytes(String mail) {
        return mail.getBytes(StandardCharsets.UTF_8);
    }
}
