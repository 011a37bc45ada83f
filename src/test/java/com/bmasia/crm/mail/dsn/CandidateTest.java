package com.bmasia.crm.mail.dsn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which mails of a mailbox are none of our business. */
class CandidateTest {

    @Test
    void leavesLettersOfPeopleAlone() {
        assertThat(isOne(Map.of(
                        "From", "Nok <nok@hotel.example>", "Subject", "Re: Songs", "Content-Type", "text/plain")))
                .isFalse();
        assertThat(isOne(Map.of("From", "Nok <nok@hotel.example>", "Subject", "Re: Undeliverable: Songs")))
                .isFalse();
        assertThat(isOne(Map.of())).isFalse();
    }

    @Test
    void leavesWhatMachinesSendToPeopleAlone() {
        assertThat(isOne(Map.of(
                        "From", "no-reply@bank.example", "Subject", "Your code", "Auto-Submitted", "auto-generated")))
                .isFalse();
    }

    @Test
    void leavesOurOwnMailsAlone() {
        assertThat(isOne(Map.of(
                        "From",
                        "postmaster@bmasia.example",
                        "X-BMAsia-Mail",
                        "01930000-0000-7000-8000-00000000b0b0",
                        "Auto-Submitted",
                        "auto-replied")))
                .isFalse();
    }

    @Test
    void leavesReadReceiptsAlone() {
        assertThat(isOne(Map.of(
                        "From",
                        "nok@hotel.example",
                        "Content-Type",
                        "multipart/report; report-type=disposition-notification; boundary=x")))
                .isFalse();
    }

    @Test
    void takesReportsWhoeverSendsThem() {
        assertThat(isOne(Map.of("Content-Type", "Multipart/Report; boundary=x")))
                .isTrue();
        assertThat(isOne(Map.of("From", "\"Mail Delivery System\" <x@y.example>")))
                .isTrue();
        assertThat(isOne(Map.of("From", "Nok <nok@hotel.example>", "Return-Path", " <> ")))
                .isTrue();
    }

    private static boolean isOne(Map<String, String> headers) {
        return Candidate.isOne(headers::get);
    }
}
