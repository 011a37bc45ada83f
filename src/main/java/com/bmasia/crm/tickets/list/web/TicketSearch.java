package com.bmasia.crm.tickets.list.web;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.tickets.list.TicketFilter;
import com.bmasia.crm.tickets.list.TicketSort;
import com.bmasia.crm.tickets.ticket.TicketCategory;
import com.bmasia.crm.tickets.ticket.TicketPriority;
import com.bmasia.crm.tickets.ticket.TicketStatus;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserId;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Chip, filters and order of the ticket list as they stand in its address. An address is typed, shared and kept for years:
 * what it says wrongly is left out, not refused.
 *
 * @param view the chip: all, mine, unassigned, open, urgent, overdue
 * @param after where the page begins: the cursor of the one before
 */
public record TicketSearch(
        String q,
        String view,
        List<String> status,
        List<String> priority,
        List<String> category,
        List<String> team,
        String assignee,
        String company,
        String from,
        String to,
        String tag,
        String sort,
        String after) {

    static final List<String> CHIPS = List.of("all", "mine", "unassigned", "open", "urgent", "overdue");

    public TicketSearch {
        view = view == null || !CHIPS.contains(view) ? "all" : view;
        status = given(status);
        priority = given(priority);
        category = given(category);
        team = given(team);
        sort = TicketSort.of(sort).code();
    }

    static TicketSearch chipOnly(String view) {
        return new TicketSearch(null, view, null, null, null, null, null, null, null, null, null, null, null);
    }

    TicketSort order() {
        return TicketSort.of(sort);
    }

    TicketFilter filter(CurrentUser person) {
        Set<TicketPriority> priorities = codes(priority, TicketPriority::of);
        boolean urgent = view.equals("urgent");
        return new TicketFilter(
                q,
                codes(status, TicketStatus::of),
                urgent ? EnumSet.of(TicketPriority.URGENT) : priorities,
                codes(category, TicketCategory::of),
                Set.copyOf(team),
                view.equals("mine") ? person.id() : read(assignee, TicketSearch::person),
                read(company, CompanyId::of),
                read(from, TicketSearch::day),
                read(to, TicketSearch::day),
                null,
                tag,
                List.of("open", "mine").contains(view) ? true : null,
                view.equals("unassigned"),
                view.equals("overdue"));
    }

    CompanyId companyId() {
        return read(company, CompanyId::of);
    }

    /** Whether more than the chip narrows the list: the filter panel then stands open. */
    public boolean isFiltered() {
        return !(status.isEmpty() && priority.isEmpty() && category.isEmpty() && team.isEmpty())
                || Stream.of(assignee, company, from, to, tag).anyMatch(TicketSearch::isSet);
    }

    public boolean isNarrowed() {
        return isFiltered() || isSet(q) || !view.equals("all");
    }

    /** The same list under another chip. */
    public String chip(String other) {
        return address("/tickets", other);
    }

    /** This list at another path, without the place in it. */
    public String at(String path) {
        return address(path, view);
    }

    /** Filters and order alone, as a saved view keeps them. */
    public String query() {
        return at("").replaceFirst("^\\?", "");
    }

    private String address(String path, String chip) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "view", chip.equals("all") ? List.of() : List.of(chip));
        add(address, "q", one(q));
        add(address, "status", status);
        add(address, "priority", priority);
        add(address, "category", category);
        add(address, "team", team);
        add(address, "assignee", one(assignee));
        add(address, "company", one(company));
        add(address, "from", one(from));
        add(address, "to", one(to));
        add(address, "tag", one(tag));
        add(address, "sort", order() == TicketSort.NEWEST ? List.of() : List.of(sort));
        return address.build(true).toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, List<String> values) {
        values.forEach(value -> address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
    }

    private static List<String> one(String value) {
        return isSet(value) ? List.of(value.strip()) : List.of();
    }

    private static boolean isSet(String value) {
        return value != null && !value.isBlank();
    }

    private static List<String> given(List<String> values) {
        return values == null
                ? List.of()
                : values.stream().filter(TicketSearch::isSet).toList();
    }

    private static <T> Set<T> codes(Collection<String> codes, Function<String, T> type) {
        return codes.stream()
                .map(code -> read(code, type))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static UserId person(String typed) {
        return typed.equals("inactive") ? TicketFilter.INACTIVE_PEOPLE : UserId.of(typed);
    }

    private static LocalDate day(String typed) {
        LocalDate day = LocalDate.parse(typed);
        if (day.getYear() < 1 || day.getYear() >= 9999) {
            throw new IllegalArgumentException(typed);
        }
        return day;
    }

    private static <T> T read(String text, Function<String, T> type) {
        try {
            return isSet(text) ? type.apply(text.strip()) : null;
        } catch (IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
