package com.bmasia.crm.users.notices;

import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.notices.NotificationInbox.Notice;
import com.bmasia.crm.web.list.ListLook;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.ListSpec.Chip;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;

/** The list of a person's notices, newest first. Its SQL names the person {@code :me}. */
@Configuration(proxyBeanMethods = false)
class NoticeLists {

    private final ObjectMapper json;
    private final MessageSource texts;

    NoticeLists(ObjectMapper json, MessageSource texts) {
        this.json = json;
        this.texts = texts;
    }

    @Bean
    ListSpec<Notice> noticeList() {
        return ListSpec.of("notifications", "n.id, n.at, n.message_key, n.arguments, n.url, n.read_at", this::notice)
                .from("notification n", "n.id")
                .where("n.user_id = :me")
                .texts("users.notifications")
                .shown("notice", f -> f.column(Notice::text).cell())
                .instant("at", "n.at", f -> f.column(Notice::at))
                .sortable("at")
                .orderedBy("-at")
                .chips(
                        "of",
                        new Chip("all", "users.notifications.chip.all", "true"),
                        new Chip("unread", "users.notifications.chip.unread", "n.read_at is null"))
                .page(ListLook.<Notice>at("/users/notifications", "users/notifications")
                        .title("users.notifications.title")
                        .empty("bell", "users.notifications.empty")
                        .emptyUnder("unread", "users.notifications.empty.unread"));
    }

    private Notice notice(ResultSet row, int n) throws SQLException {
        String key = row.getString("message_key");
        return new Notice(
                Sql.uuid(row, "id"),
                Sql.instant(row, "at"),
                texts.getMessage(key, arguments(row.getString("arguments")), key, LocaleContextHolder.getLocale()),
                row.getString("url"),
                row.getTimestamp("read_at") != null);
    }

    private Object[] arguments(String text) {
        try {
            return json.readValue(text, Object[].class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("arguments of a notification", e);
        }
    }
}
