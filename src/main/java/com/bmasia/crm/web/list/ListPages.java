package com.bmasia.crm.web.list;

import com.bmasia.crm.shared.PageOf;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Answers the requests of a list's page: whole, in parts, as a file. A controller has one line for each. */
@Component
public class ListPages {

    private static final String PART = "List-Part";
    private static final int PAGE_SIZE = 50;
    private static final int COUNTED = 1_000;
    private static final int CHANGED = 99;
    private static final int ROWS_OF_A_FILE = 2_000;

    private final Lists lists;
    private final ListMemory memory;
    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;

    ListPages(Lists lists, ListMemory memory, MessageSource messages, Clock clock, ZoneId zone) {
        this.lists = lists;
        this.memory = memory;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    /** Reads a page of a list that is not one statement. @param <T> a row */
    public interface Reader<T> {

        PageOf<T> page(ListQuery query, int size);

        /** All that match, in pieces: a file of any length needs the memory of one, and no connection while it is slow. */
        default void each(ListQuery query, Consumer<T> row) {
            String after = null;
            do {
                PageOf<T> page = page(query.with(ListQuery.AFTER, after), ROWS_OF_A_FILE);
                page.items().forEach(row);
                after = page.next();
            } while (after != null);
        }
    }

    /** The page, or the part of it that a script asks for with the header {@code List-Part}, or rows after a place. */
    public <T> String show(ListSpec<T> spec, ListQuery query, Scope scope, Model model, HttpServletResponse response) {
        String part = request().getHeader(PART);
        if ("counts".equals(part)) {
            model.addAttribute("counts", lists.chipCounts(spec, query, scope, COUNTED))
                    .addAttribute("most", COUNTED);
            return "web/list :: counts";
        }
        if ("changed".equals(part)) {
            model.addAttribute("changed", lists.countChanged(spec, query, scope, since(query), CHANGED));
            model.addAttribute("url", new Asked<>(spec, query).at(spec.look().path()));
            return "web/list :: changed";
        }
        return show(spec, query, (asked, size) -> lists.page(spec, asked, scope, size), model, response);
    }

    /** The same for a list that is read in a way of its own. */
    public <T> String show(
            ListSpec<T> spec, ListQuery query, Reader<T> reader, Model model, HttpServletResponse response) {
        PageOf<T> rows = reader.page(query, PAGE_SIZE);
        ListPage<T> list = new ListPage<>(spec, query, rows, memory, texts(), clock.instant());
        model.addAttribute("list", list);
        if (!isPart()) {
            return spec.look().view();
        }
        if (query.one(ListQuery.AFTER) != null) {
            return "web/list :: rows";
        }
        if (request().getHeader(PART) == null) {
            response.setHeader("HX-Push-Url", list.url());
        }
        return "web/list :: results";
    }

    /** The list as a file, in the format that the address ends with; with all columns unless it names some. */
    public <T> void file(ListSpec<T> spec, ListQuery query, Scope scope, HttpServletResponse response) {
        file(spec, query, (asked, size) -> lists.page(spec, asked, scope, size), response);
    }

    /** The same for a list that is read in a way of its own. */
    public <T> void file(ListSpec<T> spec, ListQuery query, Reader<T> reader, HttpServletResponse response) {
        List<ListField<T>> asked = new Asked<>(spec, query).shown();
        List<ListField<T>> columns = asked == null || asked.isEmpty() ? spec.columns() : asked;
        UnaryOperator<String> texts = texts();
        List<String> heads = columns.stream()
                .map(column -> column.head() == null ? texts.apply(column.label()) : column.head())
                .toList();
        boolean sheet = request().getRequestURI().endsWith(".xlsx");
        TableFile.write(
                sheet,
                response,
                spec.name(),
                heads,
                zone,
                file -> reader.each(
                        query,
                        row -> file.row(columns.stream()
                                .map(column -> column.exportedValue(row))
                                .toList())));
    }

    private UnaryOperator<String> texts() {
        Locale locale = LocaleContextHolder.getLocale();
        return key -> messages.getMessage(key, null, locale);
    }

    /** Going back in the browser asks for the whole page, though by script. */
    private static boolean isPart() {
        HttpServletRequest request = request();
        return request.getHeader("HX-Request") != null && request.getHeader("HX-History-Restore-Request") == null;
    }

    private Instant since(ListQuery query) {
        String since = query.one("since");
        try {
            return since == null ? clock.instant() : Instant.parse(since);
        } catch (DateTimeException e) {
            return clock.instant();
        }
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
