package com.bmasia.crm.tickets.inbound;

import com.bmasia.crm.mail.inbound.DeskEmailQueries;
import com.bmasia.crm.mail.inbound.DeskEmailRow;
import com.bmasia.crm.mail.inbound.DeskEmailState;
import com.bmasia.crm.web.list.ListLook;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.ListSpec.Chip;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of emails to the desks, for page and API: first those that need somebody. */
@Configuration(proxyBeanMethods = false)
class InboundEmailList {

    @Bean
    ListSpec<DeskEmailRow> listOfInboundEmails() {
        return ListSpec.of("inbound-emails", DeskEmailRow.COLUMNS, (row, n) -> DeskEmailRow.of(row))
                .from("mail_desk_email e", "e.id")
                .texts("tickets.inbound")
                .uuid("id", "e.id")
                .shown("email", f -> f.column(DeskEmailRow::subject).cell())
                .text(
                        "from_email",
                        "e.sender",
                        f -> f.label("tickets.inbound.from").more(DeskEmailRow::sender))
                .text("mailbox", "e.mailbox", f -> f.column(DeskEmailRow::mailbox))
                .code(
                        "status",
                        "e.state",
                        DeskEmailState.class,
                        f -> f.label("tickets.inbound.state")
                                .column(DeskEmailRow::state)
                                .lowerCase()
                                .cell())
                .text("team", "e.team")
                .uuid("ticket", "case when e.record_kind = 'ticket' then e.record_id end")
                .instant(
                        "created_at",
                        "e.stored_at",
                        f -> f.label("tickets.inbound.when").column(DeskEmailRow::storedAt))
                .search("e.subject", "e.sender")
                .sortable("created_at")
                .orderedBy("-created_at")
                .chips("state", chips())
                .page(ListLook.<DeskEmailRow>at("/tickets/inbound-emails", "tickets/inbound/list")
                        .title("tickets.inbound.title")
                        .empty("envelope-check", "tickets.inbound.empty")
                        .opens(email -> "/tickets/inbound-emails/" + email.id()));
    }

    private static Chip[] chips() {
        Chip waiting = new Chip("waiting", "tickets.inbound.waiting", DeskEmailQueries.WAITING);
        Chip all = new Chip("all", "tickets.inbound.all", "true");
        Stream<Chip> states = Arrays.stream(DeskEmailState.values())
                .map(state -> new Chip(
                        state.code(), "tickets.inbound.state." + state.code(), "e.state = '" + state.name() + "'"));
        return Stream.concat(Stream.of(waiting, all), states).toArray(Chip[]::new);
    }
}
