package com.bmasia.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.tickets.TicketFixtures;
import com.bmasia.crm.tickets.ticket.TicketId;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What no person types but anybody can send is refused as such; none of it is a fault of the application. */
@ModuleTest
class RefuseBadInputTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    As as;

    @Autowired
    TicketFixtures fixtures;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tickets?q=%00",
                "/tickets?tag=%00",
                "/tickets?from=%2B999999999-01-01",
                "/tickets?to=%2B999999999-12-31",
                "/tickets?to=%2B300000-12-31",
                "/tickets/holidays?year=2000000000",
                "/customers/companies?q=%00",
                "/customers/companies?country=%00",
                "/customers/companies?after=AA.00000000-0000-0000-0000-000000000000",
                "/users?q=%00",
                "/users?team=%00",
                "/users/audit?q=%00",
                "/users/audit?who=x",
                "/users/audit?from=%2B999999999-01-01",
                "/users/audit?to=%2B999999999-12-31",
                "/users/audit?after=%2B999999999-12-31T00:00:00Z_00000000-0000-0000-0000-000000000000",
                "/users/audit/record?entity=ticket&id=%00",
                "/mail/suppressions?q=%00",
                "/mail/suppressions?reason=x",
                "/mail/suppressions?after=x",
                "/mail/suppressions/x",
                "/mail/consent?address=%00",
                "/m/u/%00",
                "/m/c/x",
                "/m/p/x?was=%00",
                "/mail/templates?q=%00",
                "/mail/templates?type=x",
                "/mail/templates?after=AA.00000000-0000-0000-0000-000000000000",
                "/mail/templates/records?templateType=WELCOME&q=%00",
                "/mail/templates/records?templateType=TICKET_RECEIVED&q=%00",
                "/mail/templates/guide?templateType=x",
                "/tasks?process=%00"
            })
    void inAddressesOfPages(String address) throws Exception {
        answersWithoutFault(get(URI.create(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tickets",
                "companies",
                "contacts",
                "users",
                "ticket-comments",
                "ticket-attachments",
                "email-suppressions"
            })
    void inListsOfTheApi(String list) throws Exception {
        for (String query : new String[] {
            "id__in=,",
            "created_at__gte=%2B999999999-12-31T00:00:00Z",
            "search=%00",
            "ordering=id;x",
            "ordering=,",
            // {"ordering": ",", "keys": [null]}
            "ordering=,&cursor=eyJvcmRlcmluZyI6IiwiLCJrZXlzIjpbbnVsbF19"
        }) {
            answersWithoutFault(get(URI.create("/api/v1/" + list + "?" + query)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/users/me/keys, name, aZERO",
        "/lists/tickets/views, name, aZERO",
        "/password/forgot, login, ZERO",
        "/tickets/holidays, day, +999999999-01-01",
        "/users/teams/new, key, aZERO",
        "/mail/suppressions/new, address, aZERO@hotel.example",
        "/mail/consent, note, aZERO"
    })
    void inForms(String address, String field, String typed) throws Exception {
        answersWithoutFault(
                post(address).param(field, typed.replace("ZERO", "\0")).param("nameEn", "x"));
    }

    @Test
    void inActionsOnTickets() throws Exception {
        as.signIn("sales");
        TicketId ticket = fixtures.ticket();
        for (String action : new String[] {"team", "merge", "assign", "priority"}) {
            answersWithoutFault(post("/tickets/{id}/actions/{action}", ticket, action));
        }
        for (String action : new String[] {"move", "team", "assign", "x"}) {
            answersWithoutFault(
                    post("/tickets/bulk").param("ids", ticket.toString()).param("action", action));
        }
        answersWithoutFault(post("/tickets/{id}/reply", ticket).param("text", "a\0"));
        answersWithoutFault(ticketForm().param("due", "+999999-01-01T00:00"));
        answersWithoutFault(ticketForm().param("followUpOf", UUID.randomUUID().toString()));
    }

    private MockHttpServletRequestBuilder ticketForm() {
        return post("/tickets/new")
                .param("subject", "x")
                .param("company", fixtures.company("Hotel").toString())
                .param("category", "general")
                .param("priority", "medium");
    }

    private void answersWithoutFault(MockHttpServletRequestBuilder request) throws Exception {
        int status = mvc.perform(request.with(as.page("admin")).with(csrf()).accept(MediaType.ALL))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(status).isLessThan(500);
    }
}
