package com.bmasia.crm.users;

import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.web.LiveUpdates;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Short notices to staff inside the application: the bell in the top bar. Written in the transaction that caused them. */
@Component
public class Notifications {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final LiveUpdates live;

    Notifications(JdbcClient jdbc, ObjectMapper json, Clock clock, LiveUpdates live) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.live = live;
    }

    /**
     * @param url the page that the notice is about, from the application's root
     * @param messageKey text with {@code arguments} as {0}, {1}, …; chosen when it is shown, in the reader's language
     */
    @Transactional
    public void send(Collection<UserId> to, String url, String messageKey, Object... arguments) {
        if (!isInternal(url)) {
            throw new IllegalArgumentException("a notification leads to a page of the application");
        }
        for (UserId user : new LinkedHashSet<>(to)) {
            jdbc.sql("""
                            insert into notification (id, user_id, at, message_key, arguments, url)
                            values (:id, :user, :at, :key, cast(:arguments as jsonb), :url)
                            """)
                    .param("id", Ids.next())
                    .param("user", user.value())
                    .param("at", Sql.at(clock.instant()))
                    .param("key", messageKey)
                    .param("arguments", write(arguments))
                    .param("url", url)
                    .update();
            live.publish("notifications-" + user);
        }
    }

    /** A path below the application's root; browsers take {@code //host} and {@code /\host} for another place. */
    public static boolean isInternal(String url) {
        return url != null && url.startsWith("/") && !url.startsWith("//") && url.indexOf('\\') < 0;
    }

    private String write(Object[] arguments) {
        try {
            return json.writeValueAsString(List.of(arguments));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("arguments of a notification", e);
        }
    }
}
