package com.bmasia.crm.customers;

import com.bmasia.crm.shared.Language;
import java.util.List;

/** A company of the demo data with the people there. */
record DemoCompany(CompanyDetails details, List<Person> people) {

    record Person(String name, String email, String phone, String title, ContactType type, Language language) {}

    static DemoCompany thai(String name, String industry, String city, String address, Tier tier, Person... people) {
        Language language = people[0].language();
        return new DemoCompany(
                new CompanyDetails(
                        name,
                        null,
                        industry,
                        "Thailand",
                        city,
                        address,
                        BillingEntity.BMA_THAILAND,
                        30,
                        null,
                        "00000",
                        language,
                        tier,
                        null,
                        people[0].phone(),
                        null,
                        null),
                List.of(people));
    }

    static DemoCompany hongKong(String name, String industry, String address, Person... people) {
        return new DemoCompany(
                new CompanyDetails(
                        name,
                        name + " Ltd.",
                        industry,
                        "Hong Kong",
                        "Hong Kong",
                        address,
                        BillingEntity.BMA_HONGKONG,
                        45,
                        null,
                        null,
                        Language.EN,
                        Tier.STANDARD,
                        null,
                        people[0].phone(),
                        null,
                        null),
                List.of(people));
    }
}
