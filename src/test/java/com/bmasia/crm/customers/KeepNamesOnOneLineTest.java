package com.bmasia.crm.customers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepNamesOnOneLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"\u202e", "\u2028", "\u2029", "\u2067", "\u200f", "\n", "\u0000"})
    void cutsWhatTurnsOrBreaksThem(String mark) {
        assertThat(Examples.company("Grand" + mark + "Hotel").checked().name()).isEqualTo("Grand Hotel");
        assertThat(Examples.contact("Somchai" + mark + "Dee", "somchai@hotel.example")
                        .checked("Thailand")
                        .name())
                .isEqualTo("Somchai Dee");
    }
}
