package com.bmasia.crm.tickets;

import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.web.list.ListSpec;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds tickets by words, in any order, over number, subject, description, company, contact and comments: conditions that
 * read {@code ticket_search} (docs/decisions/0040).
 */
@Component
public class TicketSearchIndex {

    /** Among so many of the newest tickets it is counted how often the words occur. */
    private static final int SAMPLE = 2_000;

    /** From here on, going through the tickets in their order soon fills a page; below, the index finds few. */
    private static final int MANY = 10;

    /** A word without three letters in a row has no piece in the large index. */
    private static final Pattern INDEXED = Pattern.compile("[\\p{L}\\p{N}\\p{M}]{3}");

    private final JdbcClient jdbc;

    TicketSearchIndex(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A condition over {@code ticket t}. @param name of the parameters with the words */
    public String condition(SearchWords words, String name) {
        return search(words, name, "t.id").condition();
    }

    /** Tickets {@code t} for a list of the API. */
    public ListSpec.Search tickets(SearchWords words) {
        return search(words, ListSpec.SEARCH, "t.id");
    }

    /** Comments {@code m} for a list of the API: what a comment has, its ticket has too. */
    public ListSpec.Search comments(SearchWords words) {
        ListSpec.Search ofTicket = search(words, ListSpec.SEARCH, "m.ticket_id");
        return new ListSpec.Search(
                ofTicket.condition() + " and " + words.within("search_fold(m.text)", ListSpec.SEARCH),
                ofTicket.share());
    }

    /**
     * The planner would guess how often the words occur together, and wrong guesses read every ticket. So it is not asked:
     * few come from the index by their ids, and many are recognised one by one, in whatever order they are read.
     */
    private ListSpec.Search search(SearchWords words, String name, String ticket) {
        if (words.isEmpty()) {
            return new ListSpec.Search("true", null);
        }
        int occurrences = occurrences(words, name);
        return occurrences < MANY
                ? new ListSpec.Search(
                        ticket + " = any (array(select s.ticket_id from ticket_search s where " + indexed(words, name)
                                + "))",
                        null)
                : new ListSpec.Search(
                        "(select " + read(words, name) + " from ticket_search s where s.ticket_id = " + ticket + ")",
                        (double) occurrences / SAMPLE);
    }

    private int occurrences(SearchWords words, String name) {
        return jdbc.sql(
                        "select count(*) from (select s.* from ticket_search s order by s.ticket_id desc limit :sample) s"
                                + " where " + read(words, name))
                .params(words.parameters(name))
                .param("sample", SAMPLE)
                .query(Integer.class)
                .single();
    }

    private static String indexed(SearchWords words, String name) {
        return words.all(
                name,
                (word, pattern) -> isIndexed(word)
                        ? "s.text like " + pattern
                        : "ticket_search_pieces(s.brief) @> ticket_search_pieces(" + pattern + "word)"
                                + " and s.brief like " + pattern + " or s.text like " + beginning(pattern));
    }

    private static String read(SearchWords words, String name) {
        return words.all(
                name,
                (word, pattern) -> isIndexed(word)
                        ? "s.text like " + pattern
                        : "s.brief like " + pattern + " or s.text like " + beginning(pattern));
    }

    private static boolean isIndexed(String word) {
        return INDEXED.matcher(word).find();
    }

    /** The pattern for where a word begins so: texts begin with a blank. */
    private static String beginning(String pattern) {
        return "'% ' || substr(" + pattern + ", 2)";
    }
}
