package com.bmasia.crm.mail.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.RuleViolation.BrokenRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderDetailsTest {

    @ParameterizedTest
    @ValueSource(strings = {"smtp.gmail.com", " SMTP.Gmail.com ", "mail", "192.168.1.5", "fe80::1", "a-b.c1.example"})
    void acceptsServerNames(String host) {
        assertThat(at(host).host()).isEqualTo(host.strip().toLowerCase());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://smtp.gmail.com",
                "smtp.gmail.com:587",
                "a b",
                "-a.example",
                "a..b",
                "x@y",
                "a.example\r\nX",
                "ä.example",
                "a/b"
            })
    void refusesWhatIsNoServerName(String host) {
        assertThatThrownBy(() -> at(host)).hasMessage("host: mail.account.rule.host");
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        RuleViolation refusal = catchThrowableOfType(
                RuleViolation.class, () -> new SenderDetails("", 0, null, "u", "n", "no address", 0, -1));
        assertThat(refusal.broken())
                .extracting(BrokenRule::field)
                .containsExactly("host", "port", "security", "fromEmail", "limitPerMinute", "limitPerDay");
    }

    @Test
    void putsNoLineBreakIntoASender() {
        SenderDetails details = new SenderDetails(
                "mail.example", 25, SmtpSecurity.NONE, null, "Nok\r\nBcc: spy@mail.example", null, null, null);
        assertThat(details.fromName()).isEqualTo("Nok Bcc: spy@mail.example");
    }

    @Test
    void takesTheBlanksOutOfAnAppPasswordOfGoogle() {
        assertThat(at("smtp.gmail.com").password("abcd efgh ijkl mnop")).isEqualTo("abcdefghijklmnop");
        assertThat(at("mail.bmasia.example").password(" with blanks ")).isEqualTo(" with blanks ");
    }

    private static SenderDetails at(String host) {
        return new SenderDetails(host, 587, SmtpSecurity.STARTTLS, null, null, null, null, null);
    }
}
