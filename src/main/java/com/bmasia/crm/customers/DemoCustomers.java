package com.bmasia.crm.customers;

import static com.bmasia.crm.customers.ContactType.BILLING;
import static com.bmasia.crm.customers.ContactType.DECISION_MAKER;
import static com.bmasia.crm.customers.ContactType.PRIMARY;
import static com.bmasia.crm.customers.ContactType.TECHNICAL;
import static com.bmasia.crm.customers.Tier.PREMIUM;
import static com.bmasia.crm.customers.Tier.STANDARD;
import static com.bmasia.crm.shared.Language.EN;
import static com.bmasia.crm.shared.Language.TH;

import com.bmasia.crm.customers.DemoCompany.Person;
import com.bmasia.crm.shared.DemoData;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hotels, restaurants and shops of the kind that buy background music, with the people we know there. */
@Component
@Order(20)
class DemoCustomers implements DemoData {

    private final JdbcClient jdbc;
    private final CompanyService companies;
    private final ContactService contacts;

    DemoCustomers(JdbcClient jdbc, CompanyService companies, ContactService contacts) {
        this.jdbc = jdbc;
        this.companies = companies;
        this.contacts = contacts;
    }

    @Override
    @Transactional
    public void load() {
        if (jdbc.sql("select exists (select from company)").query(Boolean.class).single()) {
            return;
        }
        loadBangkok();
        loadRestOfThailand();
        loadHongKong();
    }

    private void loadBangkok() {
        thai(
                "Chao Phraya Grand Hotel",
                "Hotel",
                "Bangkok",
                "89 Charoen Krung Road, Bang Rak",
                PREMIUM,
                new Person(
                        "Siriporn Kaewmanee",
                        "siriporn@chaophrayagrand.example",
                        "02 105 4100",
                        "General Manager",
                        DECISION_MAKER,
                        EN),
                new Person(
                        "Wichai Thongdee",
                        "engineering@chaophrayagrand.example",
                        "081 234 5678",
                        "Chief Engineer",
                        TECHNICAL,
                        TH),
                new Person(
                        "Nattaya Suksai",
                        "accounts@chaophrayagrand.example",
                        "02 105 4120",
                        "Accounts Payable",
                        BILLING,
                        TH));
        thai(
                "ร้านอาหารบ้านสวน",
                "Restaurant",
                "Bangkok",
                "45 ถนนสุขุมวิท แขวงคลองตันเหนือ",
                STANDARD,
                new Person("สมศรี ใจดี", "somsri@baansuan.example", "089 765 4321", "เจ้าของร้าน", PRIMARY, TH));
        thai(
                "Siam Lifestyle Stores",
                "Retail",
                "Bangkok",
                "991 Rama I Road, Pathum Wan",
                STANDARD,
                new Person(
                        "Pimchanok Arun",
                        "pim@siamlifestyle.example",
                        "02 658 1000",
                        "Visual Merchandising",
                        PRIMARY,
                        EN),
                new Person("Thanakorn Lim", "it@siamlifestyle.example", "086 555 0142", "IT Manager", TECHNICAL, EN));
        thai(
                "กาแฟดอยช้าง เอกมัย",
                "Café",
                "Bangkok",
                "12 ซอยเอกมัย 10 วัฒนา",
                STANDARD,
                new Person("อรทัย ศรีสุข", "orathai@doicafe.example", "083 111 2233", "ผู้จัดการสาขา", PRIMARY, TH));
        thai(
                "Sathorn Fitness Club",
                "Fitness",
                "Bangkok",
                "55 North Sathorn Road",
                STANDARD,
                new Person(
                        "James Whitfield", "james@sathornfitness.example", "02 236 7700", "Club Manager", PRIMARY, EN));
    }

    private void loadRestOfThailand() {
        thai(
                "Andaman Pearl Resort",
                "Hotel",
                "Phuket",
                "18 Kata Noi Road, Karon",
                PREMIUM,
                new Person(
                        "Kittipong Saelee",
                        "kittipong@andamanpearl.example",
                        "076 330 124",
                        "Resort Manager",
                        DECISION_MAKER,
                        EN),
                new Person(
                        "Malee Phuket",
                        "frontoffice@andamanpearl.example",
                        "076 330 125",
                        "Front Office",
                        PRIMARY,
                        TH));
        thai(
                "Patong Beach Kitchen",
                "Restaurant",
                "Phuket",
                "210 Thaweewong Road, Patong",
                STANDARD,
                new Person("Marco Bianchi", "marco@patongkitchen.example", "076 344 500", "Owner", PRIMARY, EN));
        thai(
                "โรงแรมล้านนาพาเลซ",
                "Hotel",
                "Chiang Mai",
                "7 ถนนนิมมานเหมินท์ สุเทพ",
                STANDARD,
                new Person(
                        "ปรีชา อินทร์แก้ว",
                        "preecha@lannapalace.example",
                        "053 219 300",
                        "ผู้จัดการทั่วไป",
                        DECISION_MAKER,
                        TH),
                new Person("Kamon Yothin", "engineer@lannapalace.example", "085 040 1122", "Engineer", TECHNICAL, TH));
        thai(
                "Nimman Craft Market",
                "Retail",
                "Chiang Mai",
                "3 Nimmanhaemin Soi 1",
                STANDARD,
                new Person(
                        "Duangjai Panya",
                        "duangjai@nimmancraft.example",
                        "053 400 871",
                        "Market Manager",
                        PRIMARY,
                        TH));
    }

    private void loadHongKong() {
        hongKong(
                "Harbour View Dining Group",
                "Restaurant",
                "8 Finance Street, Central",
                new Person(
                        "Vivian Cheung",
                        "vivian@harbourview.example",
                        "2523 4567",
                        "Operations Director",
                        DECISION_MAKER,
                        EN),
                new Person("Kelvin Ho", "kelvin@harbourview.example", "9123 4567", "IT Support", TECHNICAL, EN));
        hongKong(
                "Kowloon Boutique Hotel",
                "Hotel",
                "21 Nathan Road, Tsim Sha Tsui",
                new Person("Grace Lam", "grace@kowloonboutique.example", "2369 1234", "Hotel Manager", PRIMARY, EN));
        hongKong(
                "Lantau Outlet Shops",
                "Retail",
                "1 Tat Tung Road, Tung Chung",
                new Person("Peter Wong", "peter@lantauoutlet.example", "2109 2933", "Centre Manager", PRIMARY, EN));
    }

    private void thai(String name, String industry, String city, String address, Tier tier, Person... people) {
        add(DemoCompany.thai(name, industry, city, address, tier, people));
    }

    private void hongKong(String name, String industry, String address, Person... people) {
        add(DemoCompany.hongKong(name, industry, address, people));
    }

    private void add(DemoCompany company) {
        CompanyId id = companies.create(company.details(), null);
        for (Person person : company.people()) {
            contacts.create(
                    id,
                    new ContactDetails(
                            person.name(),
                            person.email(),
                            person.phone(),
                            person.title(),
                            null,
                            person.type(),
                            person.language(),
                            null),
                    null);
        }
    }
}
