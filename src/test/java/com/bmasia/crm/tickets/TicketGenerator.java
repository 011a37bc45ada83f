package com.bmasia.crm.tickets;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.users.CurrentUser;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Years of a support desk in a minute: companies, contacts, closed tickets with comments straight by SQL, and the tickets
 * that are open today through the same use cases that people use, because each of them needs its process.
 *
 * <p>Few companies have most of the tickets; newer months have more than older ones; three subjects in ten are Thai.
 */
class TicketGenerator {

    private static final int YEARS = 3;

    private final TicketService tickets;
    private final TicketWork work;
    private final JdbcClient jdbc;
    private final Random random = new Random(42);

    TicketGenerator(TicketService tickets, TicketWork work, JdbcClient jdbc) {
        this.tickets = tickets;
        this.work = work;
        this.jdbc = jdbc;
    }

    static boolean isDone(JdbcClient jdbc) {
        return jdbc.sql("select exists (select from company where name like 'Bench %')")
                .query(Boolean.class)
                .single();
    }

    void generate(int closed, int open, CurrentUser by) {
        run(COMPANIES.formatted(Math.max(50, closed / 50)));
        run(CONTACTS);
        run(CLOSED_TICKETS.formatted(closed, YEARS));
        run(NUMBERS);
        run(COMMENTS);
        open(open, by);
        run("vacuum analyze");
    }

    /** A third is nobody's, a third in work, the rest waits or is resolved; one in eight is overdue. */
    private void open(int count, CurrentUser by) {
        List<UUID> companies = jdbc.sql("select id from company where name like 'Bench %' order by id limit 500")
                .query(UUID.class)
                .list();
        for (int i = 0; i < count; i++) {
            TicketId ticket = tickets.create(
                    NewTicket.of(
                            SUBJECTS.get(random.nextInt(SUBJECTS.size())) + " " + i,
                            "",
                            TicketCategory.values()[random.nextInt(TicketCategory.values().length)],
                            TicketPriority.values()[random.nextInt(TicketPriority.values().length)],
                            TicketSource.STAFF,
                            new CompanyId(companies.get(random.nextInt(companies.size()))),
                            null),
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
        run("""
                update ticket set due_at = created_at - interval '1 day' * (1 + get_byte(uuid_send(id), 15) / 40)
                 where status <> 'CLOSED' and get_byte(uuid_send(id), 15) < 32
                """);
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
            insert into contact (id, version, company_id, name, email, created_at, updated_at)
            select gen_random_uuid(), 0, c.id, 'Contact ' || n || ' of ' || c.name,
                   'contact' || n || '@' || c.id || '.example', c.created_at, c.created_at
              from company c, generate_series(1, 2) n
             where c.name like 'Bench %'
            """;

    /** Everything random of a row is drawn first, so that the parts of a row agree with each other. */
    private static final String CLOSED_TICKETS = """
            with companies as (
                select id, row_number() over (order by id) - 1 as n, count(*) over () as total
                  from company where name like 'Bench %%'),
            staff as (
                select array_agg(id order by username) as ids from user_account
                 where username in ('support', 'manager', 'finance', 'sales')),
            drawn as materialized (
                select n, power(random(), 3) as company, sqrt(random()) as age, random() as priority, random() as category,
                       random() as subject, random() as person, random() as speed, random() as wait
                  from generate_series(1, %1$d) n),
            shaped as (
                select d.*, now() - interval '%2$d years' * (1 - d.age) - interval '10 days' as created_at,
                       case when priority < .30 then 'LOW' when priority < .75 then 'MEDIUM'
                            when priority < .95 then 'HIGH' else 'URGENT' end as level,
                       (array['TECHNICAL','TECHNICAL','TECHNICAL','TECHNICAL','ZONE_CONFIG','ZONE_CONFIG','BILLING',
                              'BILLING','ACCOUNT','FEATURE_REQUEST','GENERAL'])[1 + floor(category * 11)::int] as kind,
                       1800 + power(speed, 4) * 200000 as response, 7200 + power(wait, 3) * 900000 as resolution
                  from drawn d)
            insert into ticket (id, version, number, subject, description, status, priority, category, source, company_id,
                                team, assignee_id, tags, due_at, first_response_at, resolved_at, closed_at, resolution,
                                sla_calendar, sla_response_target_seconds, sla_response_used_seconds,
                                sla_response_reached_at, sla_response_raised, sla_resolution_target_seconds,
                                sla_resolution_used_seconds, sla_resolution_reached_at, sla_resolution_raised,
                                created_by, created_at, updated_at)
            select gen_random_uuid(), 0, 'draft-' || s.n,
                   (array['No music in the lobby','Volume too low at the pool','Schedule of the restaurant zone',
                          'Invoice shows the wrong address','Player offline since the storm','New playlist for the spa',
                          'เพลงไม่เล่นที่ล็อบบี้','ขอเปลี่ยนเพลย์ลิสต์ร้านอาหาร','ใบแจ้งหนี้ไม่ถูกต้อง',
                          'Login for the new manager'])[1 + floor(subject * 10)::int] || ' ' || s.n,
                   repeat('The guests ask for music. ', 1 + floor(subject * 20)::int),
                   'CLOSED', level, kind, 'STAFF', c.id,
                   case when kind = 'BILLING' then 'finance' when kind = 'ACCOUNT' then 'sales'
                        when kind = 'GENERAL' then 'support' else 'tech' end,
                   staff.ids[1 + floor(person * 4)::int],
                   case when subject < .1 then array['vip'] when subject < .15 then array['player','network']
                        else '{}' end,
                   created_at + interval '3 days', created_at + response * interval '1 second',
                   created_at + (response + resolution) * interval '1 second',
                   created_at + (response + resolution) * interval '1 second' + interval '7 days',
                   'Restarted the player.', 'business', 28800, response::bigint / 3,
                   created_at + response * interval '1 second', 'NONE', 97200, resolution::bigint / 3,
                   created_at + (response + resolution) * interval '1 second', 'NONE',
                   staff.ids[1 + floor(person * 4)::int], created_at,
                   created_at + (response + resolution) * interval '1 second' + interval '7 days'
              from shaped s
              join companies c on c.n = floor(s.company * c.total)
             cross join staff
            """;

    private static final String NUMBERS = """
            update ticket t set number = n.number
              from (select id, to_char(created_at at time zone 'Asia/Bangkok', '"T-"YYYYMMDD"-"')
                               || lpad(row_number() over (partition by (created_at at time zone 'Asia/Bangkok')::date
                                                          order by created_at, id)::text, 4, '0') as number
                      from ticket where number like 'draft-%') n
             where n.id = t.id
            """;

    /** Three a ticket on average; one in four is an internal note. */
    private static final String COMMENTS = """
            insert into ticket_comment (id, ticket_id, author, author_id, text, internal, created_at, updated_at)
            select gen_random_uuid(), t.id, 'STAFF', t.assignee_id,
                   (array['We have restarted the player.','Is the player switched on?','ได้ตรวจสอบแล้ว เพลงเล่นปกติ',
                          'Waiting for the network team.'])[n], n = 4,
                   t.first_response_at + n * interval '1 hour', t.first_response_at + n * interval '1 hour'
              from ticket t, generate_series(1, 4) n
             where t.status = 'CLOSED' and t.first_response_at is not null
               and (get_byte(uuid_send(t.id), 14) + n) % 4 <> 0
            """;
}
