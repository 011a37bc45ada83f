package com.bmasia.crm.users.notices;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Notifications;
import com.bmasia.crm.web.LiveUpdates;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's own notices: read, opened, marked. Nobody reaches those of others. */
@Service
@Transactional
public class NotificationInbox {

    private static final Duration KEEP_READ = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final Lists lists;
    private final ListSpec<Notice> list;
    private final LiveUpdates live;
    private final Clock clock;

    NotificationInbox(JdbcClient jdbc, Lists lists, ListSpec<Notice> list, LiveUpdates live, Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.list = list;
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

    /** The newest, for the bell. */
    public List<Notice> newest(CurrentUser user, int most) {
        return lists.rows(list, of(user), "-at", most);
    }

    /** Whose notices a list shows. */
    public static Scope of(CurrentUser user) {
        return Scope.all().with("me", user.id().value());
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
}
