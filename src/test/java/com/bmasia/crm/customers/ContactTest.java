package com.bmasia.crm.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.RuleViolation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ContactTest {

    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

    private final Company hotelInHongKong = Company.create(Examples.withTaxId(null, "Hong Kong"), NOW);

    @Test
    void readsPhoneNumbersWithTheCountryOfTheCompany() {
        ContactDetails typed =
                new ContactDetails("Grace", null, "9123 4567", null, null, ContactType.PRIMARY, Language.EN, null);
        assertThat(Contact.create(hotelInHongKong, typed, NOW).details().phone())
                .isEqualTo("+85291234567");
    }

    @Test
    void refusesAnAddressThatCouldBreakAMailHeader() {
        ContactDetails typed = Examples.contact("Grace", "grace@hotel.example\r\nBcc: all@x.example");
        assertThatThrownBy(() -> Contact.create(hotelInHongKong, typed, NOW))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("email"));
    }

    @Test
    void needsOnlyAName() {
        assertThat(Contact.create(hotelInHongKong, Examples.contact("Grace", " "), NOW)
                        .details()
                        .email())
                .isNull();
    }
}
