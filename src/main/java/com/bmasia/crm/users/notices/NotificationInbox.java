package com.bmasia.crm.users.notices;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Notifications;
import com.bmasia.crm.web.LiveUpdates;
import com.bmasia.crm.web.list.Keyset;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's own notices: read, opened, marked. Nobody reaches those of others. */
@Service
@Transactional
public class NotificationInbox {

    private static final Duration KEEP_READ = Duration.ofDays(90);
    private static final Keyset ORDER = Keyset.newestFirst("notifications", "at", "id");

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final MessageSource texts;
    private final LiveUpdates live;
    private final Clock clock;

    NotificationInbox(JdbcClient jdbc, ObjectMapper json, MessageSource texts, LiveUpdates live, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.texts = texts;
        this.live = live;
        this.clock = clock;
    }

    /** @param text in the reader's language */
    public record Notice(UUID id, Instant at, String text, String url, boolean read) {}

    public int unreadOf(CurrentUser user) {
        return jdbc.sql("select count(*) from notification where user_id = :user and read_at is null")
                .param("user", user.id().value())
                .query(Integer.class)
                .single();
    }

    /** Newest first. @param cursor where the page before ended, null for the first */
    public PageOf<Notice> list(CurrentUser user, String cursor, int size) {
        Keyset.Place place = ORDER.after(cursor);
        StatementSpec statement = jdbc.sql("""
                        select id, at, message_key, arguments, url, read_at, %s from notification
                         where user_id = :user%s
                        """.formatted(ORDER.columns(), place.rest()))
                .param("user", user.id().value());
        return place.page(statement, size, (row, n) -> notice(row));
    }

    /** Marks it read and returns the page that it is about. */
    public String open(UUID id, CurrentUser user) {
        String url = jdbc.sql("select url from notification where id = :id and user_id = :user")
                .param("id", id)
                .param("user", user.id().value())
                .query(String.class)
                .optional()
                .filter(Notifications::isInternal)
                .orElseThrow(() -> new NotFound("notification", id));
        markRead(id, user);
        return url;
    }

    public void markRead(UUID id, CurrentUser user) {
        mark("and id = :id", id, user);
    }

    public void markAllRead(CurrentUser user) {
        mark("and cast(:id as uuid) is null", null, user);
    }

    private void mark(String which, UUID id, CurrentUser user) {
        int marked = jdbc.sql(
                        "update notification set read_at = :now where user_id = :user and read_at is null " + which)
                .param("now", Sql.at(clock.instant()))
                .param("user", user.id().value())
                .param("id", id, Types.OTHER)
                .update();
        if (marked > 0) {
            live.publish("notifications-" + user.id());
        }
    }

    @Scheduled(cron = "0 41 3 * * *")
    void deleteOldOnes() {
        jdbc.sql("delete from notification where read_at < :before")
                .param("before", Sql.at(clock.instant().minus(KEEP_READ)))
                .update();
    }

    private Notice notice(ResultSet row) throws SQLException {
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
