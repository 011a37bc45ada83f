package com.bmasia.crm.mail.bounces;

import com.bmasia.crm.web.list.ListLook;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.ListSpec.Chip;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of mails that came back; what they say is looked up for the rows of a page only. */
@Configuration(proxyBeanMethods = false)
class BounceList {

    private static final Chip ALL = new Chip("all", "mail.returned.all", "i.state not in ('NO_REPORT', 'DISMISSED')");

    @Bean
    ListSpec<BounceMessage> listOfBounces() {
        return ListSpec.of("bounces", BounceMessage.COLUMNS, (row, n) -> BounceMessage.of(row))
                .from("mail_inbound i", "i.id")
                .lookedUp(BounceMessage.FOUND, BounceMessage.REPORTS)
                .texts("mail.returned")
                .text(
                        "report",
                        "i.subject",
                        f -> f.column(BounceMessage::subject).cell())
                .text("from", "i.sender", f -> f.more(BounceMessage::sender))
                .shown("about", f -> f.column(BounceMessage::recipient).cell())
                .shown(
                        "says",
                        f -> f.column(mail -> mail.state().code())
                                .cell()
                                .exported(mail -> mail.finding() == null
                                        ? null
                                        : mail.finding().fate().code()))
                .shown(
                        "status",
                        f -> f.more(mail ->
                                mail.finding() == null ? null : mail.finding().status()))
                .shown(
                        "reason",
                        f -> f.more(mail ->
                                mail.finding() == null ? null : mail.finding().reason()))
                .code(
                        "state",
                        "i.state",
                        BounceState.class,
                        f -> f.more(BounceMessage::state).lowerCase())
                .instant("came", "i.stored_at", f -> f.column(BounceMessage::storedAt))
                .sortable("came")
                .orderedBy("-came")
                .chips("state", chips())
                .page(ListLook.<BounceMessage>at("/mail/returned", "mail/bounces/returned")
                        .title("mail.returned.title")
                        .empty("envelope-exclamation", "mail.returned.empty")
                        .opens(mail -> "/mail/returned/" + mail.id()));
    }

    private static Chip[] chips() {
        Stream<Chip> states = Arrays.stream(BounceState.values())
                .map(state -> new Chip(
                        state.code(), "mail.returned.state." + state.code(), "i.state = '" + state.name() + "'"));
        return Stream.concat(Stream.of(ALL), states).toArray(Chip[]::new);
    }
}
