package com.bmasia.crm.mail.dsn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reports of many mail servers say; the mails lie in {@code src/test/resources/mail/reports}. */
class ReportParserTest {

    private static final Path MAILS = Path.of("src/test/resources/mail/reports");
    private static final String ID = "<4f1c2d9a8b7e4c5d9e0f1a2b3c4d5e6f@crm.bmasia.example>";
    private static final UUID MARK = UUID.fromString("01930000-0000-7000-8000-00000000b0b0");

    @ParameterizedTest
    @CsvSource(textBlock = """
            # mail,                   recipient,         fate,      status,  rule
            postfix-no-such-user,     nok@hotel.example, HARD,      5.1.1,   address-by-code
            cut-off,                  nok@hotel.example, HARD,      5.1.1,   address-by-code
            postfix-mailbox-full,     nok@hotel.example, SOFT,      5.2.2,   full
            postfix-delayed,          nok@hotel.example, DELAYED,   4.4.1,   delayed
            postfix-expired,          nok@hotel.example, SOFT,      4.4.1,   temporary
            postfix-blocked,          nok@hotel.example, SOFT,      5.7.1,   policy-by-code
            relayed,                  nok@hotel.example, NONE,      2.1.5,   relayed
            no-action,                nok@hotel.example, HARD,      5.1.2,   address-by-code
            gmail-no-such-user,       nok@hotel.example, HARD,      5.1.1,   address-by-code
            gmail-disabled,           nok@hotel.example, HARD,      5.2.1,   no-such-address
            gmail-too-quickly,        nok@hotel.example, SOFT,      5.2.1,   too-many
            gmail-delay,              nok@hotel.example, DELAYED,   4.4.2,   delayed
            office365-not-found,      nok@hotel.example, HARD,      5.1.10,  address-by-code
            office365-access-denied,  nok@hotel.example, HARD,      5.4.1,   not-in-directory
            office365-expired,        nok@hotel.example, SOFT,      5.4.300, expired
            exim-report,              nok@hotel.example, HARD,      5.0.0,   no-such-address
            exim-quota-no-code,       nok@hotel.example, SOFT,      5.0.0,   full
            sendmail-user-unknown,    nok@hotel.example, HARD,      5.5.0,   no-such-address
            content-refused,          nok@hotel.example, SOFT,      5.6.0,   our-mail
            international-base64,     นก@hotel.example,  HARD,      5.1.1,   address-by-code
            complaint-abuse,          nok@hotel.example, COMPLAINT, ,        feedback-abuse
            complaint-redacted,       ,                  COMPLAINT, ,        feedback-abuse
            complaint-not-spam,       nok@hotel.example, NONE,      ,        feedback-not-spam
            dmarc-failure,            ,                  NONE,      ,        feedback-auth-failure
            qmail,                    nok@hotel.example, HARD,      5.1.1,   address-by-code
            qmail-full,               nok@hotel.example, SOFT,      ,        full
            exim,                     nok@hotel.example, HARD,      5.1.1,   address-by-code
            exim-warning,             nok@hotel.example, DELAYED,   ,        delayed
            yahoo,                    nok@hotel.example, HARD,      ,        no-such-address
            exchange-in-words,        nok@hotel.example, HARD,      5.1.1,   address-by-code
            exchange-full-in-words,   nok@hotel.example, SOFT,      ,        full
            html-only,                nok@hotel.example, HARD,      ,        no-such-address
            thai-no-such-user,        nok@hotel.example, HARD,      ,        no-such-address
            thai-full-tis620,         nok@hotel.example, SOFT,      ,        full
            thai-unlabelled,          nok@hotel.example, HARD,      ,        no-such-address
            thai-delayed,             nok@hotel.example, DELAYED,   ,        delayed
            thai-spam,                nok@hotel.example, SOFT,      ,        our-mail
            """)
    void tellsTheFateOfTheMail(String mail, String recipient, DeliveryOutcome fate, String status, String rule)
            throws IOException {
        Report report = parse(mail);
        assertThat(report.recipients()).hasSize(1);
        RecipientReport found = report.recipients().get(0);
        assertThat(found.recipient()).isEqualTo(recipient);
        assertThat(found.fate()).isEqualTo(fate);
        assertThat(found.status()).isEqualTo(status);
        assertThat(found.rule()).isEqualTo(rule);
    }

    @ParameterizedTest
    @MethodSource("all")
    void findsTheMailThatItIsAbout(String mail) throws IOException {
        MailIds ids = parse(mail).ids();
        if (List.of("postmaster-notice", "out-of-office").contains(mail)) {
            assertThat(ids.isEmpty()).isTrue();
        } else {
            assertThat(ids.messageIds().contains(ID)
                            || ids.marks().contains(MARK)
                            || ids.answered().contains(ID))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void wasACandidateByItsHeaders(String mail) throws Exception {
        jakarta.mail.internet.MimeMessage message = new jakarta.mail.internet.MimeMessage(
                jakarta.mail.Session.getInstance(new java.util.Properties()),
                Files.newInputStream(MAILS.resolve(mail + ".eml")));
        assertThat(Candidate.isOne(name -> header(message, name))).isTrue();
    }

    private static String header(jakarta.mail.internet.MimeMessage message, String name) {
        try {
            return message.getHeader(name, null);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void readsEveryRecipientOfAReport() throws IOException {
        assertThat(parse("two-recipients").recipients())
                .extracting(RecipientReport::recipient, RecipientReport::fate)
                .containsExactly(
                        tuple("nok@hotel.example", DeliveryOutcome.HARD),
                        tuple("lek@hotel.example", DeliveryOutcome.NONE));
    }

    @Test
    void knowsWhomAMailWasSentToBeforeItWasPassedOn() throws IOException {
        RecipientReport found = parse("forwarded-alias").recipients().get(0);
        assertThat(found.recipient()).isEqualTo("nok.private@freemail.example");
        assertThat(found.isAbout("Nok@Hotel.example")).isTrue();
        assertThat(found.isAbout("lek@hotel.example")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"out-of-office", "postmaster-notice"})
    void takesOtherAutomaticMailForNoReport(String mail) throws IOException {
        assertThat(parse(mail).isEmpty()).isTrue();
    }

    @Test
    void takesTheWholeAnswerOfTheServer() throws IOException {
        assertThat(parse("postfix-no-such-user").recipients().get(0).reason())
                .isEqualTo(
                        "550 5.1.1 <nok@hotel.example>: Recipient address rejected: User unknown in virtual mailbox table");
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        StringBuilder mail = new StringBuilder("From: MAILER-DAEMON@x.example\nSubject: bomb\nMIME-Version: 1.0\n");
        for (int i = 0; i < 40; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
        }
        mail.append("Content-Type: text/plain\n\nbang\n");
        assertThatThrownBy(() -> parse(mail)).isInstanceOf(Unreadable.class).hasMessageContaining("nested");
    }

    @Test
    void refusesWhatHasPartsWithoutNumber() {
        StringBuilder mail = new StringBuilder(
                "From: MAILER-DAEMON@x.example\nMIME-Version: 1.0\n" + "Content-Type: multipart/mixed; boundary=b\n\n");
        mail.append("--b\n\nx\n".repeat(5000));
        assertThatThrownBy(() -> parse(mail)).isInstanceOf(Unreadable.class).hasMessageContaining("200 parts");
    }

    @Test
    void readsAContainerWithoutPartsAsText() {
        Report report = parse(new StringBuilder("""
                Return-Path: <>
                From: MAILER-DAEMON@mx.hotel.example
                Subject: failure notice
                Content-Type: multipart/report; report-type=delivery-status

                An error has occurred while attempting to deliver a message to the following address:
                <nok@hotel.example>: 550 5.1.1 no such user

                Message-ID: %s
                """.formatted(ID)));
        assertThat(report.recipients())
                .extracting(RecipientReport::recipient, RecipientReport::fate)
                .containsExactly(tuple("nok@hotel.example", DeliveryOutcome.HARD));
        assertThat(report.ids().messageIds()).containsExactly(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"boundary=other", "boundary=\"\"", "charset=utf-8", "boundary=broken; boundary=\"q"})
    void findsThePartsOfAContainerWhoseBoundaryIsWrong(String parameter) {
        Report report = parse(new StringBuilder("""
                Return-Path: <>
                From: MAILER-DAEMON@mx.hotel.example
                Subject: Undeliverable
                MIME-Version: 1.0
                Content-Type: multipart/report; %s

                --real
                Content-Type: text/plain

                It did not work.
                --real
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.hotel.example

                Final-Recipient: rfc822; nok@hotel.example
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such user
                --real
                Content-Type: text/rfc822-headers

                Message-ID: %s
                --real--
                """.formatted(parameter, ID)));
        assertThat(report.recipients())
                .extracting(RecipientReport::recipient, RecipientReport::fate)
                .containsExactly(tuple("nok@hotel.example", DeliveryOutcome.HARD));
        assertThat(report.ids().messageIds()).containsExactly(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "An error has occurred while attempting to deliver a message for <nok@hotel.example>",
                "An error has occurred while attempting to deliver your message to the following recipient: nok@hotel.example",
                "An error occurred while trying to deliver the mail to the following recipients:\nnok@hotel.example"
            })
    void knowsTheWordsOfRareServers(String words) {
        Report report = parse(new StringBuilder("""
                Return-Path: <>
                From: postmaster@hotel.example
                Subject: Mail System Error
                In-Reply-To: %s

                %s
                No such user.
                """.formatted(ID, words)));
        assertThat(report.recipients())
                .extracting(RecipientReport::recipient, RecipientReport::fate)
                .containsExactly(tuple("nok@hotel.example", DeliveryOutcome.HARD));
    }

    @Test
    void isNotSlowedDownByATextThatFitsAlmostEverywhere() {
        String hostile = "From: mailer-daemon@x.example\nSubject: failure notice\n\n"
                + "user address recipient ".repeat(20_000)
                + "a@".repeat(50_000);
        assertThat(ReportParser.parse(hostile.getBytes(StandardCharsets.UTF_8))).isNotNull();
    }

    private static Stream<String> all() throws IOException {
        try (Stream<Path> mails = Files.list(MAILS)) {
            return mails.map(path -> path.getFileName().toString().replace(".eml", "")).sorted().toList().stream();
        }
    }

    private static Report parse(StringBuilder mail) {
        return ReportParser.parse(mail.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Report parse(String mail) throws IOException {
        return ReportParser.parse(Files.readAllBytes(MAILS.resolve(mail + ".eml")));
    }
}
