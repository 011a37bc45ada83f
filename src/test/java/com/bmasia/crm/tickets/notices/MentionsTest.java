package com.bmasia.crm.tickets.notices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionsTest {

    @ParameterizedTest
    @CsvSource({
        "'@support please', support",
        "'please look, @Support.', support",
        "'(@nok.s)', nok.s",
        "'@a-b_c: yes', a-b_c",
        "'ถาม @support ด้วย', support",
    })
    void finds(String text, String name) {
        assertThat(Mentions.in(text)).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({"nok@hotel.example", "nok.s@hotel.example", "a+@b", "'@ support'", "'@'", "'...@'"})
    void findsNothingIn(String text) {
        assertThat(Mentions.in(text)).isEmpty();
    }
}
