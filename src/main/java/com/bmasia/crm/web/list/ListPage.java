package com.bmasia.crm.web.list;

import com.bmasia.crm.shared.PageOf;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/**
 * One page of a list as its template {@code web/list} draws it.
 *
 * @param <T> a row
 */
public final class ListPage<T> {

    private final ListSpec<T> spec;
    private final Asked<T> asked;
    private final PageOf<T> rows;
    private final ListMemory memory;
    private final ListMemory.Layout layout;
    private final UnaryOperator<String> texts;
    private final Instant shownAt;

    /** @param texts the text of a message key in the language of the page */
    ListPage(
            ListSpec<T> spec,
            ListQuery query,
            PageOf<T> rows,
            ListMemory memory,
            UnaryOperator<String> texts,
            Instant shownAt) {
        this.spec = spec;
        this.asked = new Asked<>(spec, query);
        this.rows = rows;
        this.memory = memory;
        this.layout = memory.layout(spec.name());
        this.texts = texts;
        this.shownAt = shownAt;
    }

    /** @param current whether this is the list that is shown */
    public record Link(String code, String label, String url, boolean current) {}

    /** A filter of the panel. {@code kind} is that of {@link ListField.Asked} in lower case. */
    public record Filter(
            String kind,
            String name,
            String until,
            String label,
            List<Choice> choices,
            List<String> chosen,
            String lookup) {}

    /** @param order the words for the order in which the page stands, else "none"; sortUrl null where it is no order */
    public record Column<T>(ListField<T> field, String label, String sortUrl, String order, boolean first) {}

    public String name() {
        return spec.name();
    }

    public ListLook<T> look() {
        return spec.look();
    }

    public List<T> items() {
        return rows.items();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    public Instant shownAt() {
        return shownAt;
    }

    /** The key of what an empty list says; null where it was searched or filtered. */
    public String emptyKey() {
        if (isFiltered() || typed() != null) {
            return null;
        }
        return look().empty(
                        asked.chip(),
                        asked.chip() == null || asked.chip() == spec.chips().get(0));
    }

    /** Whether rows can be ticked. */
    public boolean isPicked() {
        return look().isPicked(asked.chip());
    }

    public boolean isFiltered() {
        return asked.isFiltered();
    }

    public boolean isCompact() {
        return layout.compact();
    }

    public String typed() {
        return asked.query().one(ListQuery.SEARCH);
    }

    public boolean hasSearch() {
        return spec.search() != null;
    }

    /** This list, without the place in it. */
    public String url() {
        return asked.at(look().path());
    }

    /** What follows the question mark in its address. */
    public String address() {
        return asked.at("").replaceFirst("^\\?", "");
    }

    /** The page that follows; null for the last. */
    public String nextUrl() {
        return rows.hasNext() ? withParameter(url(), ListQuery.AFTER, rows.next()) : null;
    }

    /** The same list as a file with the columns that are shown. @param format such as {@code csv} */
    public String fileUrl(String format) {
        String names = columns().stream().map(column -> column.field().name()).collect(Collectors.joining(","));
        ListQuery shown = asked.query().with(ListQuery.SHOWN, names);
        return new Asked<>(spec, shown).at(look().files() + "." + format);
    }

    /** The same list as a file with all columns. */
    public String wholeFileUrl(String format) {
        ListQuery all = asked.query().with(ListQuery.SHOWN, null);
        return new Asked<>(spec, all).at(look().files() + "." + format);
    }

    public List<Link> chips() {
        return spec.chips().stream()
                .map(chip ->
                        new Link(chip.code(), texts.apply(chip.label()), asked.withChip(chip), chip == asked.chip()))
                .toList();
    }

    /** Orders with a name. */
    public List<Link> orders() {
        return spec.orders().stream()
                .map(order -> new Link(
                        order.code(),
                        texts.apply(order.label()),
                        asked.with(ListQuery.SORT, order.code()),
                        order.ordering().equals(asked.ordering())))
                .toList();
    }

    /** The field by which an order with a name orders. */
    public String orderingOf(String code) {
        return spec.orders().stream()
                .filter(order -> order.code().equals(code))
                .findFirst()
                .map(ListSpec.Order::ordering)
                .orElse("");
    }

    /** Whether the rows stand in an order that has no name: somebody chose the head of a column. */
    public boolean isOrderedByHead() {
        return orders().stream().noneMatch(Link::current);
    }

    /** What the form of the filters carries along without showing it. */
    public Map<String, String> carried() {
        Map<String, String> carried = new LinkedHashMap<>();
        if (asked.chip() != null && asked.chip() != spec.chips().get(0)) {
            carried.put(spec.chipParameter(), asked.chip().code());
        }
        if (spec.orders().isEmpty() && !asked.isStandardOrder()) {
            carried.put(ListQuery.SORT, spokenOrdering());
        }
        if (asked.query().one(ListQuery.SHOWN) != null) {
            carried.put(ListQuery.SHOWN, asked.query().one(ListQuery.SHOWN));
        }
        return carried;
    }

    public String ordering() {
        return asked.ordering();
    }

    /** The order as an address says it where it is that of a head. */
    public String spokenOrdering() {
        return spec.spokenOrdering(asked.ordering());
    }

    public List<Filter> filters() {
        return spec.asked().stream().map(this::filter).toList();
    }

    private Filter filter(ListField<T> field) {
        ListField.Filter filter = field.filter();
        List<String> chosen = asked.query().all(filter.parameter());
        String kind = filter.asked().name().toLowerCase(Locale.ROOT);
        String last = filter.until() == null ? null : asked.query().one(filter.until());
        List<String> values = last == null ? chosen : List.of(chosen.isEmpty() ? "" : chosen.get(0), last);
        return new Filter(
                kind,
                filter.parameter(),
                filter.until(),
                texts.apply(field.label()),
                choices(field, chosen),
                values,
                filter.lookup());
    }

    private List<Choice> choices(ListField<T> field, List<String> chosen) {
        ListField.Filter filter = field.filter();
        if (filter.asked() == ListField.Asked.LOOKUP) {
            Choice one = chosen.isEmpty() ? null : field.chosen(chosen.get(0));
            return one == null ? List.of() : List.of(one);
        }
        List<Choice> choices = new ArrayList<>();
        field.special().forEach((value, special) -> choices.add(new Choice(value, texts.apply(special.label()))));
        if (filter.choices() != null) {
            choices.addAll(filter.choices().get());
        } else if (field.type() == FieldType.BOOLEAN) {
            choices.add(new Choice("true", texts.apply("web.yes")));
            choices.add(new Choice("false", texts.apply("web.no")));
        } else {
            field.codes().forEach(code -> choices.add(codeChoice(field, code)));
        }
        return choices;
    }

    private Choice codeChoice(ListField<T> field, String code) {
        return new Choice(field.spelled(code), texts.apply(field.texts() + "." + field.spelled(code)));
    }

    /** The columns that are shown, in their order. */
    public List<Column<T>> columns() {
        List<ListField<T>> shown = shown();
        return shown.stream().map(field -> column(field, field == shown.get(0))).toList();
    }

    private Column<T> column(ListField<T> field, boolean first) {
        String ordering = asked.ordering();
        boolean isOrder = ListSpec.plain(ordering).equals(field.name());
        boolean descending = ordering.startsWith("-");
        String other = !isOrder ? field.name() : descending ? spec.spokenOrdering(field.name()) : "-" + field.name();
        return new Column<>(
                field,
                texts.apply(field.label()),
                spec.isSortable(field.name()) ? asked.with(ListQuery.SORT, other) : null,
                isOrder ? descending ? "descending" : "ascending" : "none",
                first);
    }

    /** All that can be shown, with whether they are. */
    public List<Link> choosable() {
        List<ListField<T>> shown = shown();
        return spec.columns().stream()
                .map(field -> new Link(field.name(), texts.apply(field.label()), null, shown.contains(field)))
                .toList();
    }

    /** Those of the address, else those of the person, else those of the list. */
    private List<ListField<T>> shown() {
        List<ListField<T>> shown = asked.shown();
        if (shown == null || shown.isEmpty()) {
            shown = spec.columns().stream()
                    .filter(field -> layout.columns().contains(field.name()))
                    .toList();
        }
        return shown.isEmpty()
                ? spec.columns().stream()
                        .filter(field -> field.isShown(asked.chip()))
                        .toList()
                : shown;
    }

    /** What the cell of a code or of yes and no says; null for nothing. */
    public String said(ListField<T> field, T row) {
        Object value = field.value(row);
        if (value == null) {
            return null;
        }
        return value instanceof Boolean yes
                ? texts.apply(yes ? "web.yes" : "web.no")
                : texts.apply(field.texts() + "." + value);
    }

    public List<ListMemory.SavedView> views() {
        return memory.views().stream()
                .filter(view -> view.list().equals(spec.name()))
                .toList();
    }

    public boolean mayRemoveOthers() {
        return memory.mayRemoveOthers();
    }

    static String withParameter(String url, String name, String value) {
        String encoded = UriUtils.encode(value, StandardCharsets.UTF_8);
        return url + (url.contains("?") ? "&" : "?") + name + "=" + encoded;
    }
}
