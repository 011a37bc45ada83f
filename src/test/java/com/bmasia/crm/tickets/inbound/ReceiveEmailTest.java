package com.bmasia.crm.tickets.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.mail.inbound.BrokenEmails;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.Jobs;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.inbound.InboundFixtures.Row;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.MockMvc;

/** Emails to a desk that answer nothing of ours, and what may not go wrong with any. */
@ModuleTest
@Timeout(240)
class ReceiveEmailTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TicketFixtures tickets;

    @Autowired
    TestClock clock;

    @Autowired
    Jobs jobs;

    @Autowired
    As as;

    @Autowired
    MockMvc mvc;

    /** Of a domain that nobody else has: contacts of other tests stay. */
    private final String stranger = "eve@" + UUID.randomUUID() + ".example";

    private InboundFixtures inbound;
    private CompanyId company;
    private String customer;

    @BeforeEach
    void deskAndCustomer() {
        inbound = new InboundFixtures(context);
        company = tickets.company("Siam Garden Hotel");
        customer = MailFixtures.address();
        tickets.contact(company, customer, Language.EN);
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    private void receive(String from, String subject, String text, String... headers) {
        inbound.receive(InboundFixtures.email(from, subject, text, headers));
    }

    @Test
    void emailOfAKnownContactOpensATicketOfTheDesksTeamAndIsAnswered() {
        receive(customer, "Fwd: RE: No music", "Since this morning.");
        inbound.run();
        Row row = inbound.last();
        assertThat(row.state()).isEqualTo("TICKET");
        assertThat(inbound.ticket(row.ticket()))
                .containsEntry("subject", "No music")
                .containsEntry("description", "Since this morning.")
                .containsEntry("source", "EMAIL")
                .containsEntry("team", "support")
                .containsEntry("company_id", company.value());
        jobs.of(new TicketId(row.ticket())).runDue();
        assertThat(inbound.mails(row.ticket())).singleElement().asString().contains("received your request");
        String source =
                inbound.jdbc.sql("""
                        select convert_from(c.mime, 'UTF-8') from mail_content c join mail_message m on m.id = c.mail_id
                         where m.record_id = ? and m.purpose <> 'INTERNAL'
                        """).param(row.ticket()).query(String.class).single();
        String id = inbound.jdbc
                .sql("select message_id from mail_desk_email where record_id = ?")
                .param(row.ticket())
                .query(String.class)
                .single();
        assertThat(source).contains("In-Reply-To: " + id).contains("Reply-To: help+");
    }

    @Test
    void automaticEmailIsNeverAnsweredAndOpensNothing() {
        receive(customer, "Weekly report", "All fine.", "Auto-Submitted: auto-generated");
        receive(customer, "News", "Buy!", "List-Id: <news.hotel.example>");
        receive("crm@bmasia.example", "Ours", "On its way back", "X-BMAsia-Mail: " + UUID.randomUUID());
        inbound.run();
        assertThat(inbound.emails())
                .extracting(Row::state)
                .containsOnly("AUTOMATIC")
                .hasSize(3);
    }

    @Test
    void twoAutoRespondersEndAfterTenAnswersInThreeHours() {
        Set<UUID> answered = new java.util.HashSet<>();
        for (int round = 0; round < 14; round++) {
            receive(customer, "I am away " + round, "This is not marked as automatic.");
            inbound.run();
            UUID ticket = inbound.last().ticket();
            jobs.of(new TicketId(ticket)).runDue();
            if (!inbound.mails(ticket).isEmpty()) {
                answered.add(ticket);
            }
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(answered).hasSize(10);
        clock.advance(Duration.ofHours(3));
        receive(customer, "Back again", "Hello");
        inbound.run();
        jobs.of(new TicketId(inbound.last().ticket())).runDue();
        assertThat(inbound.mails(inbound.last().ticket())).hasSize(1);
    }

    @Test
    void sameMessageDeliveredEightTimesInParallelIsOneComment() throws Exception {
        TicketId ticket = tickets.ticketFrom(customer, Language.EN);
        String number = tickets.column(ticket, "number", String.class);
        String message = InboundFixtures.email(customer, "Re: [" + number + "]", "Only once.");
        for (int i = 0; i < 8; i++) {
            inbound.desk("desk" + i + "@bmasia.example", "support", inbound.imap);
            inbound.receive(message);
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> visits = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                visits.add(() -> {
                    inbound.pump.fetchIfDue();
                    inbound.pump.handle();
                    return null;
                });
            }
            for (Future<Void> visit : threads.invokeAll(visits)) {
                visit.get();
            }
        } finally {
            threads.shutdownNow();
        }
        inbound.pump.handle();
        assertThat(inbound.emails()).hasSize(1);
        assertThat(inbound.comments(ticket.value())).hasSize(1);
    }

    @Test
    void twoHundredEmailsWithTwentyBrokenAllEndSomewhereInOrder() {
        TicketId ticket = tickets.ticketFrom(customer, Language.EN);
        CompanyId other = new CompanyId(tickets.column(ticket, "company_id", UUID.class));
        String number = tickets.column(ticket, "number", String.class);
        String sender = MailFixtures.address();
        tickets.contact(other, sender, Language.EN);
        Map<String, byte[]> broken = BrokenEmails.all(sender);
        assertThat(broken).hasSize(20);
        Iterator<byte[]> next = broken.values().iterator();
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            if (i % 10 == 5) {
                inbound.imap.receive(next.next());
            } else {
                sent.add("Number " + i);
                receive(customer, "Re: [" + number + "]", "Number " + i);
            }
        }
        inbound.run();
        List<Row> all = inbound.emails();
        assertThat(all).hasSize(200);
        assertThat(all).filteredOn(row -> row.state().equals("COMMENT")).hasSize(180);
        assertThat(all).extracting(Row::state).isSubsetOf("COMMENT", "TICKET", "REVIEW", "QUARANTINED");
        assertThat(all)
                .filteredOn(row -> row.state().equals("REVIEW") || row.state().equals("QUARANTINED"))
                .isNotEmpty()
                .allMatch(row -> row.reason() != null);
        assertThat(inbound.comments(ticket.value()))
                .extracting(InboundFixtures.Comment::text)
                .isEqualTo(sent);
        List<String> descriptions = inbound.jdbc
                .sql("select description from ticket where company_id = ? and subject = 'Odd one'")
                .param(other.value())
                .query(String.class)
                .list();
        assertThat(descriptions).filteredOn(BrokenEmails.GREETING::equals).hasSize(7);
        assertThat(descriptions).anyMatch(text -> text.contains("video.bin") && text.contains("25 MB"));
    }

    @Test
    void whatWasStoredBeforeACrashIsHandledAtTheNextStart() {
        receive(customer, "Before the crash", "Stored.");
        inbound.pump.fetch();
        assertThat(inbound.last().state()).isEqualTo("STORED");
        // Claimed, and then the node died.
        inbound.jdbc
                .sql("update mail_desk_email set attempts = 1, due_at = :due")
                .param("due", java.sql.Timestamp.from(clock.instant().plusSeconds(10)))
                .update();
        inbound.pump.handle();
        assertThat(inbound.last().state()).isEqualTo("STORED");
        clock.advance(Duration.ofSeconds(11));
        inbound.pump.handle();
        assertThat(inbound.last().state()).isEqualTo("TICKET");
    }

    @Test
    void changedUidValidityBringsNothingTwice() {
        receive(customer, "Once", "Only once.");
        inbound.run();
        inbound.jdbc
                .sql("update mail_mailbox set uid_validity = 1, last_uid = 0")
                .update();
        inbound.run();
        assertThat(inbound.emails()).hasSize(1);
    }

    @Test
    void companyIsFoundByTheDomainOfItsContacts() {
        String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";
        tickets.contact(company, "boss@" + domain, Language.EN);
        receive("Khun New <new@" + domain + ">", "Hello", "I am new here.");
        inbound.run();
        assertThat(inbound.last().state()).isEqualTo("TICKET");
        assertThat(inbound.ticket(inbound.last().ticket())).containsEntry("company_id", company.value());
        assertThat(inbound.jdbc
                        .sql("select name from contact where email = ?")
                        .param("new@" + domain)
                        .query(String.class)
                        .single())
                .isEqualTo("Khun New");
    }

    @Test
    void deliveryReportGoesToReturnedMail() {
        inbound.receive("""
                From: MAILER-DAEMON@mx.example
                To: help@bmasia.example
                Subject: Undelivered Mail Returned to Sender
                Message-ID: <%s@mx.example>
                Return-Path: <>
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b

                I'm sorry.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example

                Final-Recipient: rfc822; gone@hotel.example
                Action: failed
                Status: 5.1.1
                --b--
                """.formatted(UUID.randomUUID()));
        inbound.run();
        assertThat(inbound.last().state()).isEqualTo("REPORT");
        inbound.jdbc.sql("delete from mail_inbound").update();
    }

    @Test
    void unknownSenderWaitsForAPersonWhoMakesATicketOfIt() throws Exception {
        receive("Eve <" + stranger + ">", "Please help", "No sound.");
        inbound.run();
        UUID id = inbound.jdbc
                .sql("select id from mail_desk_email")
                .query(UUID.class)
                .single();
        mvc.perform(get("/tickets/inbound-emails").with(as.page("support")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Please help")));
        mvc.perform(get("/tickets/inbound-emails/count").with(as.page("support")))
                .andExpect(content().string("1"));
        mvc.perform(get("/tickets/inbound-emails/" + id).with(as.page("support")))
                .andExpect(content().string(containsString("not a contact of any company")));
        mvc.perform(post("/tickets/inbound-emails/" + id + "/ticket")
                        .with(csrf())
                        .with(as.page("support")))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/tickets/inbound-emails/" + id + "/ticket")
                        .param("company", company.toString())
                        .with(csrf())
                        .with(as.page("support")))
                .andExpect(status().is3xxRedirection());
        Row row = inbound.last();
        assertThat(row.state()).isEqualTo("TICKET");
        assertThat(inbound.ticket(row.ticket())).containsEntry("company_id", company.value());
        receive(stranger, "Another", "Now she is known.");
        inbound.run();
        assertThat(inbound.last().state()).isEqualTo("TICKET");
        mvc.perform(post("/tickets/inbound-emails/" + id + "/ignore")
                        .with(csrf())
                        .with(as.page("support")))
                .andExpect(status().isConflict());
    }

    @Test
    void personAddsAnEmailToATicketByItsNumberOrIgnoresIt() throws Exception {
        TicketId ticket = tickets.ticketFrom(customer, Language.EN);
        receive(stranger, "Lost", "It was about that ticket.");
        receive("spam-" + stranger, "Buy", "Cheap!");
        inbound.run();
        List<UUID> ids = inbound.jdbc
                .sql("select id from mail_desk_email order by stored_at, id")
                .query(UUID.class)
                .list();
        mvc.perform(post("/tickets/inbound-emails/" + ids.get(0) + "/attach")
                        .param("number", "T-1")
                        .with(csrf())
                        .with(as.page("support")))
                .andExpect(status().isUnprocessableEntity());
        mvc.perform(post("/tickets/inbound-emails/" + ids.get(0) + "/attach")
                        .param(
                                "number",
                                tickets.column(ticket, "number", String.class).toLowerCase())
                        .with(csrf())
                        .with(as.page("support")))
                .andExpect(redirectedUrl("/tickets/" + ticket));
        assertThat(inbound.comments(ticket.value()))
                .singleElement()
                .extracting(InboundFixtures.Comment::text)
                .isEqualTo("It was about that ticket.");
        mvc.perform(post("/tickets/inbound-emails/" + ids.get(1) + "/ignore")
                        .with(csrf())
                        .with(as.page("support")))
                .andExpect(redirectedUrl("/tickets/inbound-emails"));
        assertThat(inbound.last().state()).isEqualTo("IGNORED");
        mvc.perform(get("/tickets/inbound-emails/" + ids.get(1) + "/source.eml").with(as.page("support")))
                .andExpect(status().isForbidden());
        mvc.perform(get("/tickets/inbound-emails/" + ids.get(1) + "/source.eml").with(as.page("admin")))
                .andExpect(content().string(containsString("Cheap!")));
        mvc.perform(get("/api/v1/inbound-emails/?status=ignored").with(as.page("support")))
                .andExpect(jsonPath("$.results[0].from_email").value("spam-" + stranger));
    }
}
