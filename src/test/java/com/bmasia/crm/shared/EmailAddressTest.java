package com.bmasia.crm.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        // typed, for people, over the wire
        "info2@münchen.de, info2@münchen.de, info2@xn--mnchen-3ya.de",
        "info2@xn--mnchen-3ya.de, info2@münchen.de, info2@xn--mnchen-3ya.de",
        "info2@MÜNCHEN.de, info2@münchen.de, info2@xn--mnchen-3ya.de",
        "info@ตัวอย่าง.ไทย, info@ตัวอย่าง.ไทย, info@xn--72c1a1bt4awk9o.xn--o3cw4h",
        "info@XN--72C1A1BT4AWK9O.xn--o3cw4h, info@ตัวอย่าง.ไทย, info@xn--72c1a1bt4awk9o.xn--o3cw4h",
        // By the rules of 2003 this would be another domain, strasse.de.
        "info@straße.de, info@straße.de, info@xn--strae-oqa.de",
        "info@例え。jp, info@例え.jp, info@xn--r8jz45g.jp",
        "Nok.Suwan@Hotel.example, Nok.Suwan@Hotel.example, Nok.Suwan@Hotel.example",
        "นก@hotel.example, นก@hotel.example, นก@hotel.example",
    })
    void hasOneTextForPeopleAndOneForTheWire(String typed, String readable, String wire) {
        assertThat(new EmailAddress(typed).value()).isEqualTo(readable);
        assertThat(new EmailAddress(typed).wire()).isEqualTo(wire);
        assertThat(new EmailAddress(wire)).isEqualTo(new EmailAddress(typed));
        assertThat(EmailAddress.normalized(wire.toUpperCase())).isEqualTo(EmailAddress.normalized(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nok",
                "nok@",
                "@hotel.example",
                "nok@ho tel.example",
                "nok@hotel..example",
                "nok@xn--zzzzzzzzzz99999.example",
                "nok@-hotel-ü.example",
                "nok@hotel\u202e.example",
                "nok@hotel.example\r\nBcc: all@hotel.example",
                "nok@üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü.example"
            })
    void refusesWhatIsNone(String typed) {
        assertThat(EmailAddress.isValid(typed)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "นก@hotel.example, true",
        "nok@ตัวอย่าง.ไทย, false",
        "müller@hotel.example, true",
        "nok@hotel.example, false"
    })
    void knowsWhatOnlyNewMailServersTake(String address, boolean needsUtf8) {
        assertThat(new EmailAddress(address).needsUtf8()).isEqualTo(needsUtf8);
    }
}
