package com.bmasia.crm.mail.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;

/** Who finds which mails in the log, and how. */
@ModuleTest
class ReadMailLogTest {

    @Autowired
    MailLog log;

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    TicketFixtures tickets;

    @Autowired
    JdbcClient jdbc;

    private final String address = MailFixtures.address();

    /** What waits without content would stop the dispatcher of other tests. */
    @AfterEach
    void takeBack() {
        jdbc.sql("delete from mail_message where to_address = ?").param(address).update();
        TestSecurityContextHolder.clearContext();
    }

    @Nested
    class Statuses {

        @Test
        void areFoundEachByItsWord() {
            Instant now = Instant.now();
            Map<MailStatus, MailId> mails = Map.ofEntries(
                    state(
                            MailStatus.QUEUED,
                            LoggedMail.to(address)
                                    .with("state", "QUEUED")
                                    .with("due_at", Sql.at(now.plusSeconds(9999)))),
                    state(
                            MailStatus.SENDING,
                            LoggedMail.to(address).with("state", "IN_FLIGHT").with("claim", UUID.randomUUID())),
                    state(
                            MailStatus.DEFERRED,
                            LoggedMail.to(address)
                                    .with("state", "DEFERRED")
                                    .with("due_at", Sql.at(now.plusSeconds(9999)))),
                    state(MailStatus.SENT, LoggedMail.to(address)),
                    state(MailStatus.OPENED, LoggedMail.to(address).with("opened_at", Sql.at(now))),
                    state(
                            MailStatus.CLICKED,
                            LoggedMail.to(address)
                                    .with("opened_at", Sql.at(now))
                                    .with("clicked_at", Sql.at(now))),
                    state(
                            MailStatus.BOUNCED,
                            LoggedMail.to(address)
                                    .with("opened_at", Sql.at(now))
                                    .with("bounced_at", Sql.at(now))),
                    state(MailStatus.FAILED, LoggedMail.to(address).with("state", "FAILED")),
                    state(MailStatus.UNKNOWN, LoggedMail.to(address).with("state", "UNKNOWN")),
                    state(MailStatus.SUPPRESSED, LoggedMail.to(address).with("state", "SUPPRESSED")),
                    state(MailStatus.CANCELLED, LoggedMail.to(address).with("state", "CANCELLED")));
            assertThat(mails).hasSize(MailStatus.values().length);
            mails.forEach((status, mail) -> {
                List<MailRow> found = find(to(address, EnumSet.of(status)), "admin");
                assertThat(found).as(status.name()).extracting(MailRow::id).containsExactly(mail);
                assertThat(found.get(0).status()).isEqualTo(status);
            });
            assertThat(find(to(address, MailStatus.WAITING), "admin")).hasSize(3);
        }

        private Map.Entry<MailStatus, MailId> state(MailStatus status, LoggedMail mail) {
            return Map.entry(status, mail.insert(jdbc));
        }
    }

    @Nested
    class Searching {

        @Test
        void looksIntoRecipientAndSubjectInAnyLanguage() {
            String mark = UUID.randomUUID().toString().substring(0, 8);
            MailId mail = LoggedMail.to(address)
                    .subject("ใบเสนอราคา " + mark + " 100%_off")
                    .insert(jdbc);
            LoggedMail.toSomebody().subject("Something else").insert(jdbc);
            for (String typed : List.of(mark.toUpperCase(), "เสนอราคา " + mark, mark + " 100%_", address)) {
                assertThat(find(text(typed), "admin"))
                        .as(typed)
                        .extracting(MailRow::id)
                        .containsExactly(mail);
            }
            assertThat(find(text(mark + "_100"), "admin")).isEmpty();
            assertThat(find(text("%"), "admin")).isEmpty();
        }

        @Test
        void findsTheBeginningsOfWordsByOneOrTwoLetters() {
            MailId mail = LoggedMail.to(address).subject("Xq for you").insert(jdbc);
            LoggedMail.to(address).subject("Axq for you").insert(jdbc);
            MailFilter two = new MailFilter("xq", Set.of(), null, null, null, address, null, null, null, null);
            assertThat(find(two, "admin")).extracting(MailRow::id).containsExactly(mail);
        }

        @Test
        void tellsRecipientFromSubject() {
            LoggedMail.toSomebody().subject("About " + address).insert(jdbc);
            MailId mail = LoggedMail.to(address).subject("Hello").insert(jdbc);
            assertThat(find(to(address, Set.of()), "admin"))
                    .extracting(MailRow::id)
                    .containsExactly(mail);
            MailFilter subject = new MailFilter(null, Set.of(), null, null, null, null, address, null, null, null);
            assertThat(find(subject, "admin"))
                    .extracting(MailRow::id)
                    .doesNotContain(mail)
                    .hasSize(1);
        }

        @Test
        void countsDaysInBangkok() {
            MailId early = LoggedMail.to(address)
                    .at(Instant.parse("2026-11-19T17:00:00Z"))
                    .insert(jdbc);
            LoggedMail.to(address).at(Instant.parse("2026-11-19T16:59:59Z")).insert(jdbc);
            LocalDate day = LocalDate.of(2026, 11, 20);
            MailFilter filter = new MailFilter(address, Set.of(), null, null, null, null, null, day, day, null);
            assertThat(find(filter, "admin")).extracting(MailRow::id).containsExactly(early);
        }

        @Test
        void findsWhatAPersonCausedOrSent() {
            CurrentUser sales = as.user("sales");
            MailId caused = LoggedMail.to(address).causedBy(sales.id()).insert(jdbc);
            MailId sent = LoggedMail.to(address)
                    .with("on_behalf_of", sales.id().value())
                    .insert(jdbc);
            LoggedMail.to(address).causedBy(as.user("finance").id()).insert(jdbc);
            MailFilter filter = new MailFilter(address, Set.of(), null, null, sales.id(), null, null, null, null, null);
            assertThat(find(filter, "admin")).extracting(MailRow::id).containsExactlyInAnyOrder(caused, sent);
        }
    }

    @Test
    void readsPageByPageWithoutGapsAlsoWhereTimesAreEqual() {
        Instant moment = Instant.parse("2026-11-20T03:00:00Z");
        List<MailId> written = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            LoggedMail mail = LoggedMail.to(address).at(moment.plusSeconds(i / 5));
            written.add((i % 2 == 0 ? mail : mail.with("state", "FAILED")).insert(jdbc));
        }
        for (Set<MailStatus> statuses : List.of(Set.<MailStatus>of(), Set.of(MailStatus.SENT, MailStatus.FAILED))) {
            List<MailId> read = new ArrayList<>();
            String after = null;
            do {
                PageOf<MailRow> page = log.page(to(address, statuses), as.user("admin"), after, 4);
                page.items().forEach(row -> read.add(row.id()));
                after = page.next();
            } while (after != null);
            assertThat(read).hasSize(25).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(written);
        }
    }

    @Nested
    class Access {

        @Test
        void dependsOnWhomTheMailConcerns() {
            as.signIn("sales");
            TicketId ticket = tickets.ticket();
            MailId own =
                    LoggedMail.to(address).causedBy(as.user("finance").id()).insert(jdbc);
            MailId inName = LoggedMail.to(address)
                    .with("on_behalf_of", as.user("finance").id().value())
                    .insert(jdbc);
            MailId ofTicket = LoggedMail.to(address)
                    .about(new AboutRecord("ticket", ticket.value()))
                    .insert(jdbc);
            MailId marketing =
                    LoggedMail.to(address).with("purpose", "MARKETING").insert(jdbc);
            MailId ofNobody = LoggedMail.to(address).insert(jdbc);
            MailId ofStrangeKind = LoggedMail.to(address)
                    .about(new AboutRecord("secret", UUID.randomUUID()))
                    .insert(jdbc);
            MailId internal = LoggedMail.to(address)
                    .with("purpose", "INTERNAL")
                    .causedBy(as.user("finance").id())
                    .about(new AboutRecord("ticket", ticket.value()))
                    .insert(jdbc);
            MailFilter all = to(address, Set.of());
            assertThat(find(all, "admin"))
                    .extracting(MailRow::id)
                    .containsExactlyInAnyOrder(own, inName, ofTicket, marketing, ofNobody, ofStrangeKind, internal);
            assertThat(find(all, "finance"))
                    .extracting(MailRow::id)
                    .containsExactlyInAnyOrder(own, inName, ofTicket, marketing);
            assertThat(find(all, "support")).extracting(MailRow::id).containsExactlyInAnyOrder(ofTicket, marketing);
            assertThat(find(all, "manager")).extracting(MailRow::id).containsExactlyInAnyOrder(ofTicket, marketing);
        }

        @Test
        void namesTheRecordWithItsLink() {
            as.signIn("sales");
            TicketId ticket = tickets.ticket();
            LoggedMail.to(address)
                    .about(new AboutRecord("ticket", ticket.value()))
                    .insert(jdbc);
            MailRow row = find(to(address, Set.of()), "support").get(0);
            assertThat(row.link().url()).isEqualTo("/tickets/" + ticket);
            assertThat(row.link().number()).isEqualTo(tickets.column(ticket, "number", String.class));
        }
    }

    @Nested
    class Pages {

        @Test
        void showWhatTheAddressSays() throws Exception {
            LoggedMail.to(address)
                    .subject("น้ำเสียงใหม่ <b>")
                    .with("state", "FAILED")
                    .with("state_reason", "550 no")
                    .insert(jdbc);
            mvc.perform(get("/mail/log")
                            .param("view", "failed")
                            .param("q", address)
                            .with(as.page("admin")))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("น้ำเสียงใหม่ &lt;b&gt;")))
                    .andExpect(content().string(containsString("550 no")));
            mvc.perform(get("/mail/log")
                            .param("view", "bounced")
                            .param("q", address)
                            .with(as.page("admin")))
                    .andExpect(content().string(not(containsString("น้ำเสียงใหม่"))))
                    .andExpect(content().string(containsString("No matching emails")));
            mvc.perform(get("/mail/log")
                            .param("status", "nonsense", "failed")
                            .param("type", "nonsense")
                            .param("account", "nonsense")
                            .param("from", "31.12.2026")
                            .param("q", address)
                            .with(as.page("admin")))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("น้ำเสียงใหม่")));
        }

        @Test
        void showTheMailsOfARecordBesideIt() throws Exception {
            as.signIn("sales");
            TicketId ticket = tickets.ticket();
            for (int i = 0; i < 6; i++) {
                LoggedMail.to(address)
                        .about(new AboutRecord("ticket", ticket.value()))
                        .insert(jdbc);
            }
            mvc.perform(get("/mail/log/of/ticket/" + ticket).with(as.page("finance")))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(address)))
                    .andExpect(content().string(containsString("kind=ticket&amp;record=" + ticket)));
            mvc.perform(get("/mail/log/of/nothing/" + ticket).with(as.page("finance")))
                    .andExpect(status().isNotFound());
        }
    }

    private static MailFilter to(String address, Set<MailStatus> statuses) {
        return new MailFilter(null, statuses, null, null, null, address, null, null, null, null);
    }

    private static MailFilter text(String typed) {
        return new MailFilter(typed, Set.of(), null, null, null, null, null, null, null, null);
    }

    private List<MailRow> find(MailFilter filter, String username) {
        return log.page(filter, as.user(username), null, 50).items();
    }
}
