package com.bmasia.crm.tickets;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.DemoData;
import com.bmasia.crm.tickets.conversation.TicketConversation;
import com.bmasia.crm.tickets.replies.CannedReplies;
import com.bmasia.crm.tickets.ticket.NewTicket;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketSource;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.SignIns;
import com.bmasia.crm.users.UserId;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** A morning's tickets in all stages, made by the same use cases that people use. */
@Component
@Order(30)
class DemoTickets implements DemoData {

    private final TicketService tickets;
    private final TicketWork work;
    private final TicketConversation conversation;
    private final CannedReplies replies;
    private final SignIns signIns;
    private final JdbcClient jdbc;

    DemoTickets(
            TicketService tickets,
            TicketWork work,
            TicketConversation conversation,
            CannedReplies replies,
            SignIns signIns,
            JdbcClient jdbc) {
        this.tickets = tickets;
        this.work = work;
        this.conversation = conversation;
        this.replies = replies;
        this.signIns = signIns;
        this.jdbc = jdbc;
    }

    private record Customer(UUID company, UUID contact) {}

    @Override
    public void load() {
        List<Customer> customers = jdbc.sql("""
                        select distinct on (c.id) c.id as company, p.id as contact
                          from company c join contact p on p.company_id = c.id
                         where c.active and p.active
                        """).query(Customer.class).list();
        if (customers.isEmpty()
                || jdbc.sql("select exists (select from ticket)")
                        .query(Boolean.class)
                        .single()) {
            return;
        }
        CurrentUser sales = signedIn("sales");
        CurrentUser support = signedIn("support");
        CurrentUser finance = signedIn("finance");
        cannedReplies(support);
        create(
                customers,
                0,
                sales,
                "No music in the lobby since this morning",
                "The lobby has been silent since 7 o'clock. Guests are asking. The player shows a green light.",
                TicketCategory.TECHNICAL,
                TicketPriority.URGENT);
        create(
                customers,
                1,
                sales,
                "ลำโพงชั้นสองไม่มีเสียง",
                "ลำโพงสองตัวใกล้ลิฟต์ไม่มีเสียงตั้งแต่เมื่อวาน ชั้นอื่นปกติค่ะ",
                TicketCategory.TECHNICAL,
                TicketPriority.HIGH);
        create(
                customers,
                2,
                sales,
                "Question about the invoice for October",
                "Why are there nine zones on the invoice? We have eight.",
                TicketCategory.BILLING,
                TicketPriority.MEDIUM);
        create(
                customers,
                3,
                sales,
                "New rooftop bar: add a zone",
                "It opens on Friday. Please use the sunset playlist.",
                TicketCategory.ZONE_CONFIG,
                TicketPriority.MEDIUM);
        create(customers, 4, sales, "Who is our contact person now?", "", TicketCategory.ACCOUNT, TicketPriority.LOW);
        TicketId claimed = create(
                customers,
                5,
                sales,
                "Volume drops every hour",
                "At five past each hour it gets quiet for a minute.",
                TicketCategory.TECHNICAL,
                TicketPriority.MEDIUM);
        work.claim(claimed, support);
        TicketId working = create(
                customers,
                6,
                sales,
                "Christmas playlist from 1 December",
                "Not too many bells, please. Jazz versions would be good.",
                TicketCategory.ZONE_CONFIG,
                TicketPriority.LOW);
        work.startWork(working, support);
        conversation.comment(working, "We prepare three playlists and send you samples on Monday.", false, support);
        conversation.comment(working, "Ask the music team about the jazz version.", true, support);
        TicketId waiting = create(
                customers,
                7,
                sales,
                "Player shows a red light",
                "Since the power cut last night.",
                TicketCategory.TECHNICAL,
                TicketPriority.HIGH);
        work.startWork(waiting, support);
        work.waitForCustomer(waiting, "Could you send us a photo of the player's front?", support);
        TicketId resolved = create(
                customers,
                8,
                sales,
                "Receipt with the wrong branch number",
                "It says 00001, we are the head office.",
                TicketCategory.BILLING,
                TicketPriority.MEDIUM);
        work.startWork(resolved, finance);
        work.resolve(resolved, "A corrected receipt is on its way to you.", finance);
        TicketId closed =
                create(customers, 9, sales, "Schedule for Songkran", "", TicketCategory.GENERAL, TicketPriority.LOW);
        work.startWork(closed, support);
        work.resolve(closed, "The holiday schedule is set for 13 to 15 April.", support);
        work.close(closed, support);
        SecurityContextHolder.clearContext();
    }

    private void cannedReplies(CurrentUser support) {
        signIn(support);
        replies.create(
                "Restart the player",
                "Hello {{contact_name|there}},\n\nplease unplug the player for ten seconds and plug it in again. The music"
                        + " starts within two minutes. If it does not, reply to this email and we will call you.",
                "เรียนคุณ {{contact_name}}\n\nรบกวนถอดปลั๊กเครื่องเล่นสิบวินาทีแล้วเสียบใหม่ เพลงจะเริ่มภายในสองนาที"
                        + " หากยังไม่มีเสียง ตอบกลับอีเมลนี้ได้เลยค่ะ",
                true,
                support);
        replies.create(
                "We are looking into it",
                "Hello {{contact_name|there}},\n\nthank you for telling us. We are looking into {{ticket_number}} and will"
                        + " write again today.",
                "เรียนคุณ {{contact_name}}\n\nขอบคุณที่แจ้งค่ะ เรากำลังตรวจสอบเรื่อง {{ticket_number}} และจะแจ้งความคืบหน้าภายในวันนี้",
                true,
                support);
    }

    private TicketId create(
            List<Customer> customers,
            int index,
            CurrentUser by,
            String subject,
            String description,
            TicketCategory category,
            TicketPriority priority) {
        signIn(by);
        Customer customer = customers.get(index % customers.size());
        TicketId id = tickets.create(
                NewTicket.of(
                        subject,
                        description,
                        category,
                        priority,
                        TicketSource.STAFF,
                        new CompanyId(customer.company()),
                        new ContactId(customer.contact())),
                by);
        signIn(signedIn("support"));
        return id;
    }

    private CurrentUser signedIn(String username) {
        UUID id = jdbc.sql("select id from user_account where username = ?")
                .param(username)
                .query(UUID.class)
                .single();
        return signIns.byId(new UserId(id)).orElseThrow();
    }

    private static void signIn(CurrentUser user) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(user, null, user.authorities()));
    }
}
