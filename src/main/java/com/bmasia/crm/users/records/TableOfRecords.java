package com.bmasia.crm.users.records;

import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.Permission;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A kind of record that is a table with a page for each row.
 *
 * @param source the SQL that names them
 * @param words an expression for their words in folded form; null where no words find them
 * @param list empty where they are in none that searches
 */
public record TableOfRecords(
        String name,
        String texts,
        String icon,
        Permission toSee,
        Permission toSeeHistory,
        Source source,
        String words,
        Optional<ListPage> list,
        JdbcClient jdbc)
        implements RecordKind {

    public TableOfRecords(
            String name,
            String texts,
            String icon,
            Permission toSee,
            Permission toSeeHistory,
            Source source,
            JdbcClient jdbc) {
        this(name, texts, icon, toSee, toSeeHistory, source, null, Optional.empty(), jdbc);
    }

    /**
     * @param table its key is {@code id}
     * @param number an expression for what people call them
     * @param page the address of their pages, to which the id is added
     */
    public record Source(String table, String number, String page) {}

    /** The same, found by its words. */
    public TableOfRecords searched(String folded, ListPage page) {
        return new TableOfRecords(name, texts, icon, toSee, toSeeHistory, source, folded, Optional.of(page), jdbc);
    }

    @Override
    public Map<UUID, RecordLink> find(Collection<UUID> ids) {
        Map<UUID, RecordLink> found = new HashMap<>();
        jdbc.sql("select id, %s as number from %s where id = any (:ids)".formatted(source.number(), source.table()))
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {
                    UUID id = Sql.uuid(row, "id");
                    found.put(id, new RecordLink(row.getString("number"), "", source.page() + id));
                });
        return found;
    }

    @Override
    public List<UUID> search(String typed, int limit) {
        if (words == null) {
            return List.of();
        }
        SearchWords asked = SearchWords.of(typed);
        return jdbc.sql("select id from %s where %s order by id desc limit :limit"
                        .formatted(source.table(), asked.within(words, "word")))
                .params(asked.parameters("word"))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }
}
