package com.bmasia.crm.mail.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.mail.keys.MailKeys.Sealed;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SenderAccountTest {

    static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    static final Sealed PASSWORD = new Sealed("key", new byte[] {1});
    static final SenderDetails GMAIL = details("smtp.gmail.com", 587, SmtpSecurity.STARTTLS, "nok@bmasia.example");

    static SenderDetails details(String host, int port, SmtpSecurity security, String username) {
        return new SenderDetails(host, port, security, username, null, null, 20, 2000);
    }

    @Nested
    class WithAStoredPassword {

        final SenderAccount account = SenderAccount.of(new UserId(UUID.randomUUID()), NOW);

        WithAStoredPassword() {
            account.edit(GMAIL, PASSWORD, NOW);
        }

        @Test
        void keepsItWhereNothingIsTyped() {
            SenderDetails named = new SenderDetails(
                    "smtp.gmail.com", 587, SmtpSecurity.STARTTLS, "nok@bmasia.example", "Nok", null, 10, 500);
            assertThat(account.edit(named, null, NOW).asMap())
                    .containsOnlyKeys("fromName", "limitPerMinute", "limitPerDay");
        }

        @Test
        void asksForItAgainBeforeItGoesToAnotherHost() {
            refuses(details("smtp.attacker.example", 587, SmtpSecurity.STARTTLS, "nok@bmasia.example"));
        }

        @Test
        void asksForItAgainBeforeItGoesToAnotherPort() {
            refuses(details("smtp.gmail.com", 25, SmtpSecurity.STARTTLS, "nok@bmasia.example"));
        }

        @Test
        void asksForItAgainBeforeItGoesInClear() {
            refuses(details("smtp.gmail.com", 587, SmtpSecurity.NONE, "nok@bmasia.example"));
        }

        @Test
        void asksForItAgainForAnotherUser() {
            refuses(details("smtp.gmail.com", 587, SmtpSecurity.STARTTLS, "other@bmasia.example"));
        }

        private void refuses(SenderDetails to) {
            assertThatThrownBy(() -> account.edit(to, null, NOW))
                    .isInstanceOf(RuleViolation.class)
                    .hasMessage("password: mail.account.password.again");
        }

        @Test
        void forgetsItWithTheUser() {
            account.edit(details("smtp.gmail.com", 587, SmtpSecurity.STARTTLS, null), null, NOW);
            assertThatThrownBy(() -> account.edit(GMAIL, null, NOW))
                    .hasMessage("password: mail.account.password.needed");
        }

        @Test
        void forgetsItWhenItIsRemoved() {
            account.remove(NOW);
            assertThatThrownBy(() -> account.edit(GMAIL, null, NOW))
                    .hasMessage("password: mail.account.password.needed");
        }
    }

    @Nested
    class Without {

        final SenderAccount account = SenderAccount.of(Role.SALES, NOW);

        @Test
        void needsOneForAUser() {
            assertThatThrownBy(() -> account.edit(GMAIL, null, NOW))
                    .hasMessage("password: mail.account.password.needed");
        }

        @Test
        void needsAUserForOne() {
            assertThatThrownBy(() ->
                            account.edit(details("mail.bmasia.example", 25, SmtpSecurity.NONE, null), PASSWORD, NOW))
                    .hasMessage("username: mail.account.username.needed");
        }

        @Test
        void tellsOfAPasswordOnlyThatItChanged() {
            assertThat(account.edit(GMAIL, PASSWORD, NOW)
                            .asMap()
                            .get("password")
                            .to())
                    .isEqualTo("changed");
        }
    }
}
