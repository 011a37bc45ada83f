package com.bmasia.crm.customers;

import com.bmasia.crm.test.Bench;
import com.bmasia.crm.test.BenchTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists, filters and search over 100,000 companies and 200,000 contacts: the 95th percentile stays under 100 ms. */
@BenchTest
class CustomerListsBench {

    private static final int COMPANIES = 100_000;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CompanyQueries companies;

    @Autowired
    ContactQueries contacts;

    @Autowired
    CustomerDirectory directory;

    @Autowired
    Bench bench;

    private void fill() {
        jdbc.sql("""
                        insert into company (id, version, name, industry, country, city, billing_entity, tier, active, created_at, updated_at)
                        select gen_random_uuid(), 0,
                               (array['โรงแรม', 'ร้านอาหาร', 'Grand Hotel', 'Resort', 'กาแฟ'])[1 + n % 5] || ' ' || md5(n::text),
                               'Hotel', case when n % 1000 = 0 then 'Laos' else 'Thailand' end, 'Bangkok', 'BMA_THAILAND',
                               case when n % 50 = 0 then 'PREMIUM' else 'STANDARD' end, n % 20 > 0,
                               now() - n * interval '1 minute', now()
                          from generate_series(1, :companies) n
                        """).param("companies", COMPANIES).update();
        jdbc.sql("""
                        insert into contact (id, version, company_id, name, email, phone, created_at, updated_at)
                        select gen_random_uuid(), 0, c.id, 'สมชาย ' || md5(c.id::text || n), md5(c.id::text || n) || '@hotel.example',
                               '+6681' || lpad((random() * 9999999)::int::text, 7, '0'), c.created_at, now()
                          from company c, generate_series(1, 2) n
                        """).update();
        jdbc.sql("vacuum analyze company").update();
        jdbc.sql("vacuum analyze contact").update();
    }

    private void companies(String what, CompanyFilter filter, SortBy sort) {
        bench.add("companies, " + what, () -> companies.list(filter, sort, null, 50));
    }

    @Test
    void answersUnderAHundredMilliseconds() throws Exception {
        fill();
        for (SortBy sort : SortBy.values()) {
            companies("active by " + sort, new CompanyFilter(null, true, null, null, null), sort);
            companies("rare country by " + sort, new CompanyFilter(null, true, null, "Laos", null), sort);
            companies("premium by " + sort, new CompanyFilter(null, true, null, null, Tier.PREMIUM), sort);
            companies("inactive by " + sort, new CompanyFilter(null, false, null, null, null), sort);
            companies("search common by " + sort, new CompanyFilter("โรงแรม", true, null, null, null), sort);
            companies("search two letters by " + sort, new CompanyFilter("ff", true, null, null, null), sort);
            companies("search rare by " + sort, new CompanyFilter("c4ca4238a0b9", true, null, null, null), sort);
            companies("search nothing by " + sort, new CompanyFilter("ไม่มีเลย", true, null, null, null), sort);
            companies(
                    "billed by nobody by " + sort,
                    new CompanyFilter(null, true, BillingEntity.BMA_HONGKONG, null, null),
                    sort);
        }
        String deep =
                SortBy.NAME.of("companies").cursor(java.util.List.of("Resort", new java.util.UUID(0, 0).toString()));
        bench.add(
                "companies, deep page",
                () -> companies.list(new CompanyFilter(null, true, null, null, null), SortBy.NAME, deep, 50));
        for (String typed : new String[] {"a", "โรง", "Grand Hotel c4"}) {
            bench.add("companies, choices for " + typed, () -> directory.companiesLike(typed, 20));
        }
        bench.add("companies, similar", () -> companies.similar("Grand Hotel c4ca4238a0b923820dcc509a6f75849b", null));
        for (SortBy sort : SortBy.values()) {
            bench.add(
                    "contacts, by " + sort,
                    () -> contacts.list(new ContactFilter(null, true, null, null, null), sort, null, 50));
            bench.add(
                    "contacts, search common by " + sort,
                    () -> contacts.list(new ContactFilter("สมชาย", true, null, null, null), sort, null, 50));
            bench.add(
                    "contacts, search company by " + sort,
                    () -> contacts.list(new ContactFilter("c4ca4238a0b9", true, null, null, null), sort, null, 50));
            bench.add(
                    "contacts, search nothing by " + sort,
                    () -> contacts.list(new ContactFilter("ไม่มีเลย", true, null, null, null), sort, null, 50));
        }
        bench.add("contacts, same address", () -> contacts.withEmail("nobody@hotel.example", null));
        bench.run("Customers: %,d companies with two contacts each".formatted(COMPANIES));
    }
}
