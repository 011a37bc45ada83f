package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.web.list.ListLook;
import com.bmasia.crm.web.list.ListSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The suppression list for page, API and the file that the import reads again. */
@Configuration(proxyBeanMethods = false)
class SuppressionList {

    @Bean
    ListSpec<Suppression> listOfSuppressions() {
        return ListSpec.of("email-suppressions", Suppression.COLUMNS, (row, n) -> Suppression.read(row))
                .from(Suppression.TABLES, "s.id")
                .texts("mail.suppression")
                .uuid("id", "s.id")
                .text(
                        "address",
                        "s.address",
                        f -> f.column(Suppression::address).cell().exportedAs("Address", Suppression::address))
                .code(
                        "reason",
                        "s.reason",
                        SuppressionReason.class,
                        f -> f.column(Suppression::reason)
                                .cell()
                                .lowerCase()
                                .filter("reason")
                                .exportedAs("Reason", entry -> entry.reason().code()))
                .code(
                        "topic",
                        "s.topic",
                        MailTopic.class,
                        f -> f.label("mail.suppression.stops")
                                .column(entry -> entry.topic() == null ? entry.reason() : entry.topic())
                                .cell()
                                .exportedAs(
                                        "Topic",
                                        entry -> entry.topic() == null
                                                ? null
                                                : entry.topic().code()))
                .shown("note", f -> f.more(Suppression::note).exportedAs("Note", Suppression::note))
                .uuid("mail", "s.mail_id")
                .instant(
                        "created_at",
                        "s.created_at",
                        f -> f.label("mail.suppression.since")
                                .column(Suppression::createdAt)
                                .cell()
                                .exportedAs("Since", Suppression::createdAt))
                .shown(
                        "created_by",
                        f -> f.label("mail.suppression.by")
                                .more(Suppression::createdBy)
                                .exportedAs("By", Suppression::createdBy))
                .searchIn("s.address")
                .sortable("address", "created_at")
                .orderedBy("-created_at")
                .page(ListLook.<Suppression>at("/mail/suppressions", "mail/consent/suppressions")
                        .title("mail.suppression.title")
                        .searchHint("mail.suppression.search")
                        .empty("envelope-slash", "mail.suppression.empty")
                        .opens(entry -> "/mail/suppressions/" + entry.id())
                        .files("/mail/suppressions/export")
                        .filesFor(Permission.EDIT_MARKETING.name()));
    }
}
