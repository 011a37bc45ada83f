package com.bmasia.crm.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.passwords.PasswordRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {

    @ParameterizedTest
    @CsvSource({
        "short, users.password.length",
        "somchai.boonmee, users.password.own-name",
        "Somchai@Mail.Example, users.password.own-name",
        "Password1234, users.password.common",
        "bmasia-demo, users.password.length",
    })
    void refusesWhatIsEasyToGuess(String password, String reason) {
        assertThatThrownBy(() -> PasswordRule.check("password", password, "somchai.boonmee", "somchai@mail.example"))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.messageKey()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"three small words", "เพลงในโรงแรมดีมาก", "            "})
    void takesAnyCharacters(String password) {
        assertThatCode(() -> PasswordRule.check("password", password, "a", "a@b.example"))
                .doesNotThrowAnyException();
    }

    @Test
    void hasAnUpperLimit() {
        assertThatCode(() -> PasswordRule.check("password", "é".repeat(128), "a", "a@b.example"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PasswordRule.check("password", "é".repeat(129), "a", "a@b.example"))
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    void comparesLongPasswordsToTheLastCharacter() {
        var encoder = new SecurityConfiguration().passwordEncoder();
        String hash = encoder.encode("ย".repeat(127) + "1");
        assertThat(encoder.matches("ย".repeat(127) + "1", hash)).isTrue();
        assertThat(encoder.matches("ย".repeat(127) + "2", hash)).isFalse();
    }

    @Test
    void isHashedSlowlyOutsideOfTests() {
        assertThat(new SecurityConfiguration().passwordEncoder().encode("any")).startsWith("{bcrypt-sha256}$2a$10$");
    }
}
