package com.bmasia.crm.customers;

import com.bmasia.crm.test.Bench;
import com.bmasia.crm.test.BenchTest;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    ListSpec<CompanyView> companyList;

    @Autowired
    ListSpec<ContactView> contactList;

    @Autowired
    Lists lists;

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

    private void companies(String what, String... query) {
        bench.add("companies, " + what, () -> lists.page(companyList, query(query), Scope.all(), 50));
    }

    private static ListQuery query(String... namesAndValues) {
        Map<String, List<String>> query = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            query.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return new ListQuery(query);
    }

    @Test
    void answersUnderAHundredMilliseconds() throws Exception {
        fill();
        for (String sort : List.of("NAME", "NEWEST")) {
            companies("active by " + sort, "sort", sort);
            companies("rare country by " + sort, "sort", sort, "country", "Laos");
            companies("premium by " + sort, "sort", sort, "tier", "PREMIUM");
            companies("inactive by " + sort, "sort", sort, "status", "INACTIVE");
            companies("search common by " + sort, "sort", sort, "q", "โรงแรม");
            companies("search two letters by " + sort, "sort", sort, "q", "ff");
            companies("search rare by " + sort, "sort", sort, "q", "c4ca4238a0b9");
            companies("search nothing by " + sort, "sort", sort, "q", "ไม่มีเลย");
            companies("billed by nobody by " + sort, "sort", sort, "billingEntity", "BMA_HONGKONG");
        }
        String deep = companyList.keyset(List.of("name")).cursor(List.of("Resort", new UUID(0, 0).toString()));
        companies("deep page", "after", deep);
        bench.add("companies, counts of chips", () -> lists.chipCounts(companyList, query(), Scope.all(), 1_000));
        for (String typed : new String[] {"a", "โรง", "Grand Hotel c4"}) {
            bench.add("companies, choices for " + typed, () -> directory.companiesLike(typed, 20));
        }
        bench.add("companies, similar", () -> companies.similar("Grand Hotel c4ca4238a0b923820dcc509a6f75849b", null));
        for (String sort : List.of("NAME", "NEWEST")) {
            contacts("by " + sort, "sort", sort);
            contacts("search common by " + sort, "sort", sort, "q", "สมชาย");
            contacts("search company by " + sort, "sort", sort, "q", "c4ca4238a0b9");
            contacts("search nothing by " + sort, "sort", sort, "q", "ไม่มีเลย");
        }
        bench.add("contacts, same address", () -> contacts.withEmail("nobody@hotel.example", null));
        bench.run("Customers: %,d companies with two contacts each".formatted(COMPANIES));
    }

    private void contacts(String what, String... query) {
        bench.add("contacts, " + what, () -> lists.page(contactList, query(query), Scope.all(), 50));
    }
}
