package com.bmasia.crm.customers;

import static com.bmasia.crm.customers.Examples.company;
import static com.bmasia.crm.customers.Examples.withPhone;
import static com.bmasia.crm.customers.Examples.withTaxId;
import static com.bmasia.crm.customers.Examples.withWebsite;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.RuleViolation.BrokenRule;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyTest {

    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private static CompanyDetails kept(CompanyDetails typed) {
        return Company.create(typed, NOW).details();
    }

    private static RuleViolation refusalOf(CompanyDetails typed) {
        return catchThrowableOfType(RuleViolation.class, () -> Company.create(typed, NOW));
    }

    @Test
    void beginsActive() {
        assertThat(Company.create(company("Hotel"), NOW).isActive()).isTrue();
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        RuleViolation refusal = refusalOf(new CompanyDetails(
                " ",
                null,
                null,
                "Atlantis",
                null,
                null,
                null,
                400,
                null,
                "12",
                Language.EN,
                Tier.STANDARD,
                null,
                "12",
                "x".repeat(4001),
                null));
        assertThat(refusal.broken())
                .extracting(BrokenRule::field)
                .contains("paymentTerms", "name", "billingEntity", "branchNumber", "phone", "notes");
        assertThat(refusal.field()).isEqualTo("country");
    }

    @Test
    void staysAsItWasWhenAChangeIsRefused() {
        Company hotel = Company.create(company("Hotel"), NOW);
        catchThrowableOfType(RuleViolation.class, () -> hotel.edit(company(" "), LATER));
        assertThat(hotel.details().name()).isEqualTo("Hotel");
    }

    @Nested
    class Name {

        @Test
        void mayHave200CharactersAndNoMore() {
            assertThat(kept(company("ก".repeat(200))).name()).hasSize(200);
            assertThat(refusalOf(company("ก".repeat(201))).messageKey()).isEqualTo("web.rule.too-long");
        }

        @Test
        void losesLineBreaksAndBlanksAround() {
            assertThat(kept(company(" Grand\r\nHotel\u0000 ")).name()).isEqualTo("Grand Hotel");
        }
    }

    @Nested
    class TaxId {

        @ParameterizedTest
        @ValueSource(strings = {"0105536000313", "0-1055-36000-31-3", "1101700230708"})
        void isKeptAsDigitsWhenTheLastOneFits(String typed) {
            assertThat(kept(withTaxId(typed, "Thailand")).taxId()).isEqualTo(typed.replace("-", ""));
        }

        @ParameterizedTest
        @CsvSource({
            "0105536000314, customers.rule.tax-id-check",
            "010553600031, customers.rule.tax-id-digits",
            "01055360003AB, customers.rule.tax-id-digits",
            "๐๑๐๕๕๓๖๐๐๐๓๑๓, customers.rule.tax-id-digits"
        })
        void isRefusedWithWhatIsWrong(String typed, String messageKey) {
            RuleViolation refusal = refusalOf(withTaxId(typed, "Thailand"));
            assertThat(refusal.field()).isEqualTo("taxId");
            assertThat(refusal.messageKey()).isEqualTo(messageKey);
        }

        @Test
        void isFreeOutsideThailand() {
            assertThat(kept(withTaxId("HK-12345", "Hong Kong")).taxId()).isEqualTo("HK-12345");
        }
    }

    @Nested
    class Phone {

        @ParameterizedTest
        @CsvSource({
            "081 234 5678, Thailand, +66812345678",
            "2523 4567, Hong Kong, +85225234567",
            "+65 6323 1234, Thailand, +6563231234",
            "02-105-4100,, +6621054100"
        })
        void isReadWithTheCountryOfTheCompany(String typed, String country, String kept) {
            assertThat(kept(withPhone(typed, country)).phone()).isEqualTo(kept);
        }

        @ParameterizedTest
        @ValueSource(strings = {"12", "call me", "02 105 4100 ext. 7", "+66 81 234"})
        void isRefusedWhenItCannotBeDialled(String typed) {
            assertThat(refusalOf(withPhone(typed, "Thailand")).field()).isEqualTo("phone");
        }
    }

    @Nested
    class Website {

        @ParameterizedTest
        @CsvSource({
            "www.hotel.example, https://www.hotel.example",
            "hotel.example:8080/x, https://hotel.example:8080/x",
            "http://hotel.example, http://hotel.example"
        })
        void isKeptAsALink(String typed, String kept) {
            assertThat(kept(withWebsite(typed)).website()).isEqualTo(kept);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"javascript:alert(1)", "data:text/html,x", "ftp://hotel.example", "hotel example", "https://"
                })
        void isRefusedWhenTheLinkWouldBeSomethingElse(String typed) {
            assertThat(refusalOf(withWebsite(typed)).field()).isEqualTo("website");
        }
    }

    @Nested
    class Country {

        @ParameterizedTest
        @CsvSource({"thailand, Thailand", "TH, Thailand", "hk, Hong Kong", "Hong Kong, Hong Kong"})
        void isKeptByItsEnglishName(String typed, String kept) {
            assertThat(kept(withTaxId(null, typed)).country()).isEqualTo(kept);
        }
    }
}
