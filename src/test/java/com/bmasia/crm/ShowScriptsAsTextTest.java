package com.bmasia.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.mail.accounts.SenderAccountService;
import com.bmasia.crm.mail.accounts.SenderDetails;
import com.bmasia.crm.mail.accounts.Senders;
import com.bmasia.crm.mail.accounts.Signatures;
import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.NewFile;
import com.bmasia.crm.tickets.NewTicket;
import com.bmasia.crm.tickets.TicketAttachments;
import com.bmasia.crm.tickets.TicketCategory;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.TicketId;
import com.bmasia.crm.tickets.TicketPriority;
import com.bmasia.crm.tickets.TicketService;
import com.bmasia.crm.tickets.TicketSource;
import com.bmasia.crm.users.AccountDetails;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Notifications;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.UserService;
import com.bmasia.crm.users.lists.SavedViews;
import com.bmasia.crm.users.teams.TeamDetails;
import com.bmasia.crm.users.teams.TeamService;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** One ticket on which everything that people can name is named like an attack; every page shows it as text. */
@ModuleTest
class ShowScriptsAsTextTest {

    private static final String ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}${7*7}";

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    TicketFixtures fixtures;

    @Autowired
    TicketService tickets;

    @Autowired
    TicketAttachments attachments;

    @Autowired
    SavedViews views;

    @Autowired
    Notifications notifications;

    @Autowired
    UserService users;

    @Autowired
    TeamService teams;

    @Autowired
    SenderAccountService mailAccounts;

    @Autowired
    Signatures signatures;

    @Autowired
    Senders senders;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void takeBack() {
        jdbc.sql("delete from saved_view where name like '%<script>%'").update();
        jdbc.sql("delete from notification where arguments::text like '%<script>%'")
                .update();
    }

    @Test
    void onEveryPageThatShowsIt() throws Exception {
        CurrentUser admin = as.signIn("admin");
        String team = "x" + UUID.randomUUID().toString().substring(0, 8);
        teams.create(team, new TeamDetails(team + ATTACK.substring(0, 60), null, Set.of(admin.id())), admin);
        String username = team + "u";
        UserId person = users.create(
                new AccountDetails(username, username + "@mail.example", ATTACK, Set.of(Role.ADMIN), Set.of(team)),
                "a long enough phrase",
                admin);
        CompanyId company = fixtures.company(ATTACK);
        ContactId contact = contact(company);
        CurrentUser attacker = as.signIn(username);
        TicketId ticket = tickets.create(
                new NewTicket(
                        ATTACK,
                        ATTACK,
                        TicketCategory.TECHNICAL,
                        TicketPriority.URGENT,
                        TicketSource.STAFF,
                        company,
                        contact,
                        attacker.id(),
                        team,
                        List.of("<script>alert(1)</script>"),
                        null,
                        null),
                attacker);
        NewFile file = new NewFile(
                "<script>alert(1)</script>.txt", 5, new ByteArrayResource("hello".getBytes(StandardCharsets.UTF_8)));
        attachments.comment(ticket, ATTACK, false, List.of(file), attacker);
        views.save("tickets", "<script>alert(1)</script>", "q=x", true, attacker);
        notifications.send(List.of(attacker.id()), "/tickets/" + ticket, "tasks.notification.assigned", ATTACK, ATTACK);
        mailAccounts.saveOwn(
                0,
                new SenderDetails("mail.example", 25, SmtpSecurity.NONE, ATTACK, ATTACK, null, null, null),
                "secret",
                attacker);
        signatures.save("<p>alert(1)</p>" + ATTACK, attacker);
        mailAccounts.markPasswordNeeded(senders.resolve(person).account(), ATTACK);

        for (String page : List.of(
                "/tickets",
                "/tickets?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&tag=%3Cscript%3Ealert(1)%3C/script%3E",
                "/tickets/board",
                "/tickets/statistics",
                "/tickets/" + ticket,
                "/tickets/" + ticket + "/edit",
                "/tickets/" + ticket + "/parts/timeline",
                "/tickets/new?company=" + company + "&contact=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/tickets/new?followUpOf=" + ticket,
                "/tasks",
                "/tickets/of-contact/" + contact,
                "/tasks/process/ticket-lifecycle/" + ticket,
                "/tasks?number=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "/customers/companies",
                "/customers/companies/" + company,
                "/customers/companies/" + company + "/edit",
                "/customers/contacts/" + contact,
                "/customers/contacts/" + contact + "/edit",
                "/users",
                "/users/" + person,
                "/users/me",
                "/mail/account",
                "/mail/accounts",
                "/mail/accounts/" + senders.resolve(person).account(),
                "/users/teams",
                "/users/teams/" + team,
                "/users/audit",
                "/users/audit/record?entity=ticket&id=" + ticket,
                "/users/notifications",
                "/users/notifications/bell")) {
            String html = mvc.perform(get(java.net.URI.create(page))
                            .with(as.page(username))
                            .accept(MediaType.TEXT_HTML))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(html)
                    .as(page)
                    // Shown all the same: what was typed is not taken away.
                    .contains("alert(1)")
                    .doesNotContain("<script>alert")
                    .doesNotContain("<img src=x");
        }
        users.deactivate(person, as.signIn("admin"));
    }

    private ContactId contact(CompanyId company) {
        ContactId id = new ContactId(UUID.randomUUID());
        jdbc.sql("""
                        insert into contact (id, version, company_id, name, email, title, department, notes, created_at, updated_at)
                        values (:id, 0, :company, :name, 'attack@hotel.example', :name, :name, :name, now(), now())
                        """)
                .param("id", id.value())
                .param("company", company.value())
                .param("name", "<script>alert(1)</script>")
                .update();
        return id;
    }
}
