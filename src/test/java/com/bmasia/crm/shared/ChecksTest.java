package com.bmasia.crm.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bmasia.crm.shared.RuleViolation.BrokenRule;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {

    private final Checks checks = new Checks();

    private RuleViolation refusal() {
        return catchThrowableOfType(RuleViolation.class, checks::throwIfAny);
    }

    @Test
    void refuseNothingWhereAllIsWell() {
        checks.required("name", "Grand Hotel", 20);
        assertThatCode(checks::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void refuseWithAllThatIsWrongInItsOrder() {
        checks.required("name", " ", 20);
        checks.line("city", "x".repeat(9), 8);
        checks.read("id", "no id", UUID::fromString);
        checks.require(false, "terms", "customers.rule.payment-terms", 365);

        assertThat(refusal().broken())
                .containsExactly(
                        BrokenRule.of("name", "web.rule.required"),
                        BrokenRule.of("city", "web.rule.too-long", 8, 9),
                        BrokenRule.of("id", "web.rule.unreadable"),
                        BrokenRule.of("terms", "customers.rule.payment-terms", 365));
        assertThat(refusal()).hasMessage("name: web.rule.required");
    }

    @Nested
    class Line {

        @ParameterizedTest
        @ValueSource(strings = {"\u202e", "\u2028", "\u2029", "\u2067", "\u200f", "\r\n", "\u0000", "\u0085"})
        void losesWhatTurnsOrBreaksIt(String mark) {
            assertThat(checks.line("name", " Grand" + mark + "Hotel ", 20)).isEqualTo("Grand Hotel");
        }

        @ParameterizedTest
        @NullSource
        @ValueSource(strings = {"", " \t", "\u2028"})
        void isNullWhereNothingIsTyped(String typed) {
            assertThat(checks.line("name", typed, 20)).isNull();
            assertThatCode(checks::throwIfAny).doesNotThrowAnyException();
        }
    }

    @Nested
    class Text {

        @Test
        void keepsItsLineBreaksAsOneKind() {
            assertThat(checks.text("notes", " One\r\nTwo\rThree\n\n\tFour\u0000 ", 40))
                    .isEqualTo("One\nTwo\nThree\n\n\tFour");
        }

        @Test
        void countsALineBreakAsOneCharacterAsBrowsersDo() {
            assertThat(checks.text("notes", "a\r\nb", 3)).isEqualTo("a\nb");
            assertThatCode(checks::throwIfAny).doesNotThrowAnyException();
        }
    }

    @Nested
    class Value {

        @Test
        void isReadFromWhatWasTyped() {
            LocalDate day = checks.read("day", " 2026-05-01 ", LocalDate::parse);
            LocalDate none = checks.read("day", " ", LocalDate::parse);
            assertThat(day).isEqualTo("2026-05-01");
            assertThat(none).isNull();
            assertThatCode(checks::throwIfAny).doesNotThrowAnyException();
        }

        @Test
        void isRefusedAtTheFieldWithTheRuleOfItsType() {
            checks.read("privateEmail", "nobody", EmailAddress::new);
            assertThat(refusal().broken()).containsExactly(BrokenRule.of("privateEmail", "web.rule.email", "nobody"));
        }

        @Test
        void isNotCalledMissingWhereItIsUnreadable() {
            checks.required("day", checks.read("day", "tomorrow", LocalDate::parse));
            assertThat(refusal().broken()).containsExactly(BrokenRule.of("day", "web.rule.unreadable"));
        }
    }
}
