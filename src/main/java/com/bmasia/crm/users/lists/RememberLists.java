package com.bmasia.crm.users.lists;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.web.list.ListMemory;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What lists keep for the person who is signed in. */
@Component
class RememberLists implements ListMemory {

    private final SavedViews views;
    private final JdbcClient jdbc;

    RememberLists(SavedViews views, JdbcClient jdbc) {
        this.views = views;
        this.jdbc = jdbc;
    }

    @Override
    public List<SavedView> views() {
        return views.visibleTo(person());
    }

    @Override
    public Layout layout(String list) {
        return jdbc.sql("select columns, compact from list_layout where user_id = ? and list = ?")
                .params(person().id().value(), list)
                .query((row, n) -> new Layout(texts(row.getArray("columns")), row.getBoolean("compact")))
                .optional()
                .orElse(Layout.STANDARD);
    }

    @Override
    public boolean mayRemoveOthers() {
        return SavedViews.mayRemoveOthers(person());
    }

    /** @param layout {@link Layout#STANDARD} forgets what was chosen */
    void keep(String list, Layout layout, CurrentUser of) {
        jdbc.sql("""
                        insert into list_layout (user_id, list, columns, compact) values (?, ?, ?, ?)
                        on conflict (user_id, list) do update set columns = excluded.columns, compact = excluded.compact
                        """)
                .params(of.id().value(), list, layout.columns().toArray(String[]::new), layout.compact())
                .update();
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static CurrentUser person() {
        return (CurrentUser)
                SecurityContextHolder.getContext().getAuthentication().getPrincipal();
    }
}
