package com.bmasia.crm.tickets;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.test.BulkLoad;
import com.bmasia.crm.tickets.statistics.TicketDoneSummary;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.users.CurrentUser;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Years of a support desk in minutes: companies, contacts, closed tickets with comments straight by SQL, and the tickets
 * that are open today through the same use cases that people use, because each of them needs its process.
 *
 * <p>Few companies have most of the tickets; newer months have more than older ones; three subjects in ten are Thai. Ids
 * are in the order of time, as those of real tickets are.
 */
class TicketGenerator {

    private static final int YEARS = 3;

    /** So many tickets share a transaction: a commit costs more than what a ticket writes. */
    private static final int BATCH = 50;

    private final TicketService tickets;
    private final TicketWork work;
    private final TicketDoneSummary summary;
    private final JdbcClient jdbc;
    private final BulkLoad bulk;
    private final TransactionTemplate transaction;
    private final Random random = new Random(42);

    TicketGenerator(
            TicketService tickets,
            TicketWork work,
            TicketDoneSummary summary,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.tickets = tickets;
        this.work = work;
        this.summary = summary;
        this.jdbc = jdbc;
        this.bulk = new BulkLoad(jdbc, transactions);
        this.transaction = new TransactionTemplate(transactions);
    }

    static boolean isDone(JdbcClient jdbc) {
        return jdbc.sql("select exists (select from company where name like 'Bench %')")
                .query(Boolean.class)
                .single();
    }

    void generate(int closed, int open, CurrentUser by) {
        bulk.fill(List.of(
                new BulkLoad.Step("company", COMPANIES.formatted(Math.max(50, closed / 50))),
                new BulkLoad.Step("contact", CONTACTS),
                new BulkLoad.Step("ticket", CLOSED_TICKETS.formatted(closed, YEARS)),
                new BulkLoad.Step("ticket_comment", COMMENTS),
                new BulkLoad.Step("ticket_search", SEARCH)));
        summary.addClosed();
        open(open, by);
        run("vacuum analyze");
    }

    /** A third is nobody's, a third in work, the rest waits or is resolved; one in eight is overdue. */
    private void open(int count, CurrentUser by) {
        long began = System.nanoTime();
        List<Customer> customers = jdbc.sql("""
                        select distinct on (company_id) company_id, id from contact
                         where company_id in (select id from company where name like 'Bench %' order by id limit 500)
                           and email is not null and active
                         order by company_id, id
                        """)
                .query((row, n) -> new Customer(
                        new CompanyId(row.getObject(1, UUID.class)), new ContactId(row.getObject(2, UUID.class))))
                .list();
        for (int first = 0; first < count; first += BATCH) {
            int from = first;
            transaction.executeWithoutResult(status -> {
                for (int i = from; i < Math.min(count, from + BATCH); i++) {
                    open(i, customers.get(random.nextInt(customers.size())), by);
                }
            });
        }
        run("""
                update ticket set due_at = created_at - interval '1 day' * (1 + get_byte(uuid_send(id), 15) / 40)
                 where status <> 'CLOSED' and get_byte(uuid_send(id), 15) < 32
                """);
        System.out.printf("  open tickets: %,d in %.1f s%n", count, (System.nanoTime() - began) / 1e9);
    }

    /** Somebody who can be answered. */
    private record Customer(CompanyId company, ContactId contact) {}

    private void open(int i, Customer customer, CurrentUser by) {
        TicketId ticket = tickets.create(
                NewTicket.of(
                        SUBJECTS.get(random.nextInt(SUBJECTS.size())) + " " + i,
                        "",
                        TicketCategory.values()[random.nextInt(TicketCategory.values().length)],
                        TicketPriority.values()[random.nextInt(TicketPriority.values().length)],
                        TicketSource.STAFF,
                        customer.company(),
                        customer.contact()),
                by);
        if (i % 3 > 0) {
            work.startWork(ticket, by);
        }
        if (i % 6 == 2) {
            work.waitForCustomer(ticket, "Is the player switched on?", by);
        }
        if (i % 6 == 5) {
            work.resolve(ticket, "Restarted the player.", by);
        }
    }

    private void run(String sql) {
        jdbc.sql(sql).update();
    }

    private static final List<String> SUBJECTS = List.of(
            "No music in the lobby",
            "Volume too low at the pool",
            "Schedule of the restaurant zone",
            "Invoice shows the wrong address",
            "Player offline since the storm",
            "New playlist for the spa",
            "เพลงไม่เล่นที่ล็อบบี้",
            "ขอเปลี่ยนเพลย์ลิสต์ร้านอาหาร",
            "ใบแจ้งหนี้ไม่ถูกต้อง",
            "Login for the new manager");

    /** A UUID of version 7 made at that time, so that the order of ids is that of time here too. */
    private static String idAt(String time) {
        return "(lpad(to_hex((extract(epoch from " + time + ") * 1000)::bigint), 12, '0')"
                + " || '7' || substr(gen_random_uuid()::text, 16, 3) || substr(gen_random_uuid()::text, 20, 4)"
                + " || substr(gen_random_uuid()::text, 25, 12))::uuid";
    }

    private static final String COMPANIES = """
            insert into company (id, version, name, industry, country, city, billing_entity, tier, created_at, updated_at)
            select gen_random_uuid(), 0,
                   'Bench ' || (array['Grand Hotel','Resort','Cafe','Mall','โรงแรม','ร้านอาหาร','Spa','Gym'])[1 + n %% 8]
                            || ' ' || n,
                   (array['Hotel','Restaurant','Retail','Office'])[1 + n %% 4], 'Thailand',
                   (array['Bangkok','Phuket','Chiang Mai','Pattaya'])[1 + n / 4 %% 4],
                   'BMA_THAILAND', case when n %% 10 = 0 then 'PREMIUM' else 'STANDARD' end,
                   now() - interval '4 years', now() - interval '4 years'
              from generate_series(1, %d) n
            """;

    private static final String CONTACTS = """
            insert into contact (id, version, company_id, name, email, created_at, updated_at, search_text)
            select gen_random_uuid(), 0, k.company_id, k.name, k.email, k.created_at, k.created_at,
                   search_fold(concat_ws(' ', k.name, k.email, k.company_name))
              from (select c.id as company_id, c.name as company_name, c.created_at,
                           (array['Somchai','Malee','Anna','James','สมหญิง','Wei'])[1 + get_byte(uuid_send(c.id), n) % 6]
                               || ' ' || (array['Srisuk','Wong','Miller','ใจดี','Suzuki'])[1 + get_byte(uuid_send(c.id), n + 4) % 5]
                               as name,
                           'contact' || n || '.' || substr(c.id::text, 1, 8) || '@' || substr(c.id::text, 25) || '.example'
                               as email
                      from company c, generate_series(1, 2) n
                     where c.name like 'Bench %') k
            """;

    /**
     * Everything random of a row is drawn first, so that the parts of a row agree with each other. Sorted by time, so that the
     * rows lie in the table as they would after years.
     */
    private static final String CLOSED_TICKETS = """
            with companies as materialized (
                select c.id, row_number() over (order by c.id) - 1 as n, count(*) over () as total,
                       (select k.id from contact k where k.company_id = c.id order by k.id limit 1) as contact
                  from company c where c.name like 'Bench %%'),
            staff as (
                select array_agg(id order by username) as ids from user_account
                 where username in ('support', 'manager', 'finance', 'sales')),
            drawn as materialized (
                select n, power(random(), 3) as company, sqrt(random()) as age, random() as priority, random() as category,
                       random() as subject, random() as person, random() as speed, random() as wait
                  from generate_series(1, %1$d) n),
            shaped as materialized (
                select d.*, date_trunc('milliseconds', now() - interval '%2$d years' * (1 - d.age) - interval '10 days')
                           as created_at,
                       case when priority < .30 then 'LOW' when priority < .75 then 'MEDIUM'
                            when priority < .95 then 'HIGH' else 'URGENT' end as level,
                       (array['TECHNICAL','TECHNICAL','TECHNICAL','TECHNICAL','ZONE_CONFIG','ZONE_CONFIG','BILLING',
                              'BILLING','ACCOUNT','FEATURE_REQUEST','GENERAL'])[1 + floor(category * 11)::int] as kind,
                       1800 + power(speed, 4) * 200000 as response, 7200 + power(wait, 3) * 900000 as resolution,
                       floor(d.company * (select count(*) from companies))::bigint as company_n
                  from drawn d),
            numbered as (
                select s.*, row_number() over (partition by (created_at at time zone 'Asia/Bangkok')::date
                                               order by created_at, n) as of_day
                  from shaped s)
            insert into ticket (id, version, number, subject, description, status, priority, category, source, company_id,
                                contact_id, team, assignee_id, tags, due_at, first_response_at, resolved_at, closed_at,
                                resolution, sla_calendar, sla_response_target_seconds, sla_response_used_seconds,
                                sla_response_reached_at, sla_response_raised, sla_resolution_target_seconds,
                                sla_resolution_used_seconds, sla_resolution_reached_at, sla_resolution_raised,
                                created_by, created_at, updated_at)
            select IDAT, 0,
                   to_char(created_at at time zone 'Asia/Bangkok', '"T-"YYYYMMDD"-"') || lpad(of_day::text, 4, '0'),
                   (array['No music in the lobby','Volume too low at the pool','Schedule of the restaurant zone',
                          'Invoice shows the wrong address','Player offline since the storm','New playlist for the spa',
                          'เพลงไม่เล่นที่ล็อบบี้','ขอเปลี่ยนเพลย์ลิสต์ร้านอาหาร','ใบแจ้งหนี้ไม่ถูกต้อง',
                          'Login for the new manager'])[1 + floor(subject * 10)::int] || ' ' || s.n,
                   repeat('The guests ask for it. ', 1 + floor(speed * 3)::int),
                   'CLOSED', level, kind, 'STAFF', c.id,
                   case when speed < .8 then c.contact end,
                   case when kind = 'BILLING' then 'finance' when kind = 'ACCOUNT' then 'sales'
                        when kind = 'GENERAL' then 'support' else 'tech' end,
                   staff.ids[1 + floor(person * 4)::int],
                   case when subject < .1 then array['vip'] when subject < .15 then array['player','network']
                        else '{}' end,
                   created_at + interval '3 days', created_at + response * interval '1 second',
                   created_at + (response + resolution) * interval '1 second',
                   created_at + (response + resolution) * interval '1 second' + interval '7 days',
                   'Restarted the player.', 'business', 28800, response::bigint / 3,
                   created_at + response * interval '1 second', 0, 97200, resolution::bigint / 3,
                   created_at + (response + resolution) * interval '1 second', 0,
                   staff.ids[1 + floor(person * 4)::int], created_at,
                   created_at + (response + resolution) * interval '1 second' + interval '7 days'
              from numbered s
              join companies c on c.n = s.company_n
             cross join staff
             order by s.created_at
            """.replace("IDAT", idAt("s.created_at"));

    /** Three a ticket on average; one in four is an internal note. Each has a number in it that few others have. */
    private static final String COMMENTS = """
            insert into ticket_comment (id, ticket_id, author, author_id, text, internal, created_at, updated_at)
            select IDAT, m.ticket_id, 'STAFF', m.assignee_id, m.text, m.n = 4, m.at, m.at
              from (select t.id as ticket_id, t.assignee_id, n, t.first_response_at + n * interval '1 hour' as at,
                           (array['We have restarted the player','Is the player switched on?','ได้ตรวจสอบแล้ว เพลงเล่นปกติ',
                                  'Waiting for the network team'])[n]
                           || (array['.',', code ',', serial ',', เครื่อง ',', case '])[1 + get_byte(uuid_send(t.id), n + 9) % 5]
                           || get_byte(uuid_send(t.id), 13) * 3011 + get_byte(uuid_send(t.id), 12) as text
                      from ticket t, generate_series(1, 4) n
                     where t.status = 'CLOSED' and t.first_response_at is not null
                       and (get_byte(uuid_send(t.id), 14) + n) % 4 <> 0) m
            """.replace("IDAT", idAt("m.at"));

    private static final String SEARCH = """
            insert into ticket_search (ticket_id, brief, text)
            select d.ticket_id, d.brief, d.text from ticket_search_document d
             where not exists (select from ticket_search s where s.ticket_id = d.ticket_id)
             order by d.ticket_id
            """;
}
