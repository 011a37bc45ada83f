package com.bmasia.crm.tickets.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.mail.MailFixtures;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.Jobs;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.test.TestClock;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.inbound.InboundFixtures.Comment;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.CurrentUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What becomes of replies to our emails about a ticket. */
@ModuleTest
@Timeout(120)
class AnswerByEmailTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TicketFixtures tickets;

    @Autowired
    TicketConversation conversation;

    @Autowired
    TicketWork work;

    @Autowired
    TestClock clock;

    @Autowired
    Jobs jobs;

    @Autowired
    As as;

    /** Of a domain that nobody else has: contacts of other tests stay. */
    private final String stranger = "eve@" + UUID.randomUUID() + ".example";

    private InboundFixtures inbound;
    private CurrentUser manager;
    private String customer;
    private TicketId ticket;

    @BeforeEach
    void ticketOfACustomer() {
        inbound = new InboundFixtures(context);
        customer = MailFixtures.address();
        manager = as.signIn("manager");
        ticket = tickets.ticketFrom(customer, Language.EN);
        conversation.comment(ticket, "Which player is it?", false, manager);
    }

    @AfterEach
    void close() {
        inbound.close();
    }

    private record Sent(String messageId, String subject, String source) {

        String header(String name) {
            Matcher found = Pattern.compile("(?m)^" + name + ": (.*)$").matcher(source);
            return found.find() ? found.group(1).strip() : null;
        }
    }

    private Sent sent() {
        return inbound.jdbc.sql("""
                        select m.message_id, m.subject, convert_from(c.mime, 'UTF-8') as source
                          from mail_message m join mail_content c on c.mail_id = m.id
                         where m.record_id = ? and m.purpose <> 'INTERNAL' order by m.created_at desc, m.id desc limit 1
                        """).param(ticket.value()).query(Sent.class).single();
    }

    private void reply(String from, String text, String... headers) {
        inbound.receive(InboundFixtures.email(from, "Re: Your request", text, headers));
        inbound.run();
    }

    private String number() {
        return tickets.column(ticket, "number", String.class);
    }

    private Comment lastComment() {
        var all = inbound.comments(ticket.value());
        return all.get(all.size() - 1);
    }

    @Test
    void answerToOurEmailBecomesACommentOfTheContact() {
        reply(
                "Khun Somchai <" + customer + ">",
                "The one in the lobby.\n\nOn Sat, 28 Nov 2026 at 09:00, BMAsia <crm@bmasia.example> wrote:\n> Which player is it?",
                "In-Reply-To: " + sent().messageId());
        assertThat(inbound.last().state()).isEqualTo("COMMENT");
        Comment comment = lastComment();
        assertThat(comment.author()).isEqualTo("CUSTOMER");
        assertThat(comment.contact()).isEqualTo(tickets.column(ticket, "contact_id", UUID.class));
        assertThat(comment.text()).isEqualTo("The one in the lobby.");
        assertThat(comment.quoted()).contains("> Which player is it?");
    }

    @Test
    void ourEmailNamesTheTicketAndTheDeskWithAToken() {
        assertThat(sent().subject()).contains(number());
        assertThat(sent().header("Reply-To"))
                .startsWith("help+" + number().toLowerCase())
                .endsWith("@bmasia.example");
    }

    @Test
    void answerToTheAddressWithTheTokenFindsItsTicket() {
        inbound.receive(InboundFixtures.email(customer, "Hello", "It plays again.")
                .replace(
                        "To: " + InboundFixtures.DESK,
                        "To: " + sent().header("Reply-To").toUpperCase()));
        inbound.run();
        assertThat(lastComment().text()).isEqualTo("It plays again.");
    }

    @Test
    void forgedTokenFindsNothing() {
        String forged = sent().header("Reply-To").replaceAll("-[a-z2-7]{26}@", "-" + "a".repeat(26) + "@");
        inbound.receive(InboundFixtures.email(stranger, "Hello", "Let me in.")
                .replace("To: " + InboundFixtures.DESK, "To: " + forged));
        inbound.run();
        assertThat(inbound.last().state()).isEqualTo("REVIEW");
        assertThat(inbound.last().reason()).isEqualTo("unknown-sender");
        assertThat(inbound.comments(ticket.value())).hasSize(1);
    }

    @Test
    void numberInTheSubjectCountsForWhoTakesPartInTheTicket() {
        inbound.receive(InboundFixtures.email(customer, "AW: [" + number() + "]", "By number."));
        inbound.run();
        assertThat(lastComment().text()).isEqualTo("By number.");
    }

    @Test
    void strangerWithAValidNumberNeverGetsIn() {
        String other = MailFixtures.address();
        TicketId others = tickets.ticketFrom(other, Language.EN);
        inbound.receive(InboundFixtures.email(other, "Re: [" + number() + "] No music", "I know your number."));
        inbound.receive(InboundFixtures.email(stranger, "Re: [" + number() + "] No music", "Me too."));
        inbound.run();
        assertThat(inbound.comments(ticket.value())).hasSize(1);
        assertThat(inbound.emails()).extracting(InboundFixtures.Row::state).containsExactly("TICKET", "REVIEW");
        UUID opened = inbound.emails().get(0).ticket();
        assertThat(opened).isNotEqualTo(ticket.value());
        assertThat(inbound.ticket(opened))
                .containsEntry("company_id", tickets.column(others, "company_id", UUID.class))
                .containsEntry("subject", "No music");
    }

    @Test
    void colleagueOfTheCustomerMayAnswerAForwardedEmailAndAStrangerNot() {
        String colleague = MailFixtures.address();
        ContactId known = tickets.contact(
                new com.bmasia.crm.customers.CompanyId(tickets.column(ticket, "company_id", UUID.class)),
                colleague,
                Language.EN);
        reply(colleague, "I am his colleague.", "References: <x@y> " + sent().messageId());
        assertThat(lastComment().contact()).isEqualTo(known.value());
        reply(stranger, "It was forwarded to me.", "In-Reply-To: " + sent().messageId());
        assertThat(inbound.last().state()).isEqualTo("REVIEW");
        assertThat(inbound.last().reason()).isEqualTo("not-participant");
        assertThat(inbound.comments(ticket.value())).hasSize(2);
    }

    @Test
    void answerTakesUpAWaitingTicketAndReopensAResolvedOne() {
        work.claim(ticket, manager);
        work.startWork(ticket, manager);
        work.waitForCustomer(ticket, "Is the light on?", manager);
        reply(customer, "Yes.", "In-Reply-To: " + sent().messageId());
        assertThat(tickets.status(ticket)).isEqualTo("IN_PROGRESS");
        work.resolve(ticket, "Cable replaced", manager);
        reply(customer, "Still silent.", "In-Reply-To: " + sent().messageId());
        assertThat(tickets.status(ticket)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void answerToAClosedTicketOpensAFollowUp() {
        work.claim(ticket, manager);
        work.startWork(ticket, manager);
        work.resolve(ticket, "Cable replaced", manager);
        work.close(ticket, manager);
        reply(customer, "It is broken again.", "In-Reply-To: " + sent().messageId());
        assertThat(inbound.last().state()).isEqualTo("TICKET");
        assertThat(inbound.ticket(inbound.last().ticket())).containsEntry("follow_up_of", ticket.value());
        assertThat(tickets.status(ticket)).isEqualTo("CLOSED");
    }

    @Test
    void automaticAnswerIsKeptAndWakesNothing() {
        work.claim(ticket, manager);
        work.startWork(ticket, manager);
        work.waitForCustomer(ticket, "Is the light on?", manager);
        int before = inbound.mails(ticket.value()).size();
        reply(
                customer,
                "I am on holiday until Monday.",
                "In-Reply-To: " + sent().messageId(),
                "Auto-Submitted: auto-replied");
        assertThat(inbound.last().state()).isEqualTo("COMMENT");
        assertThat(lastComment().text()).contains("holiday");
        assertThat(tickets.status(ticket)).isEqualTo("PENDING");
        assertThat(inbound.mails(ticket.value())).hasSize(before);
    }

    @Test
    void filesComeWithItAndProgramsAreNamed() {
        String picture = Base64.getMimeEncoder()
                .encodeToString(
                        Base64.getDecoder()
                                .decode(
                                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="));
        inbound.receive("""
                From: %s
                To: help@bmasia.example
                Subject: Re: picture
                Message-ID: <%s@x>
                In-Reply-To: %s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html; charset=utf-8

                <p>See <b>this</b>:<img src="cid:1"></p><script>alert(1)</script>
                --r
                Content-Type: image/png; name="=?utf-8?B?%s?="
                Content-ID: <1>
                Content-Transfer-Encoding: base64

                %s
                --r--
                --b
                Content-Type: application/octet-stream; name="setup.exe"
                Content-Disposition: attachment; filename="setup.exe"

                MZ program
                --b--
                """.formatted(
                        customer,
                        UUID.randomUUID(),
                        sent().messageId(),
                        Base64.getEncoder().encodeToString("รูป.png".getBytes(StandardCharsets.UTF_8)),
                        picture));
        inbound.run();
        assertThat(lastComment().text())
                .startsWith("See this:")
                .contains("setup.exe")
                .doesNotContain("alert");
        assertThat(inbound.files(ticket.value())).containsExactly("รูป.png");
    }

    @Test
    void sevenDaysAfterTheSolutionItIsAFollowUp() {
        work.claim(ticket, manager);
        work.startWork(ticket, manager);
        work.resolve(ticket, "Cable replaced", manager);
        jobs.of(ticket).runUntil(clock.instant().plus(Duration.ofDays(8)));
        reply(customer, "It is broken again.", "In-Reply-To: " + sent().messageId());
        assertThat(inbound.last().state()).isEqualTo("TICKET");
    }
}
