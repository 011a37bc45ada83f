package com.bmasia.crm.web.list;

import com.bmasia.crm.shared.SearchWords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.jdbc.core.RowMapper;

/**
 * A list, declared once: which rows, which fields, by what they are searched, filtered and ordered, what is shown. Its page,
 * its files, its endpoint and that one's description follow from it. Only what is declared here ever gets into a
 * statement. Kept as a constant or bean; pages read it with {@link ListPages}, the API with its own reader.
 *
 * @param <T> a row
 */
public final class ListSpec<T> extends ListFields<T, ListSpec<T>> {

    /** What the parameters with the words of a search begin with. */
    public static final String SEARCH = "search";

    /**
     * How words are found.
     *
     * @param share of the rows that have them, about, where counting would read too many rows; else null
     */
    public record Search(String condition, Double share) {}

    /** A choice of rows that is one click away, with the number of them. @param label message key */
    public record Chip(String code, String label, String condition) {}

    /** An order that has a name of its own. @param ordering as the API takes it, such as {@code -created_at} */
    public record Order(String code, String label, String ordering) {}

    private final String name;
    private final Set<String> sortable = new LinkedHashSet<>();
    private final Set<String> absent = new LinkedHashSet<>();
    private final Set<String> handled = new LinkedHashSet<>();
    private final Map<String, String> orderConditions = new LinkedHashMap<>();
    private final List<Chip> chips = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final String columns;
    private final RowMapper<T> mapper;
    private String from;
    private String where = "true";
    private String lookedUpColumns;
    private String lookups;
    private Function<SearchWords, Search> search;
    private UnaryOperator<String> typed = UnaryOperator.identity();
    private String key = "id";
    private String defaultOrdering = "";
    private ListLook<T> look;
    private String chipParameter = "view";

    private ListSpec(String name, String columns, RowMapper<T> mapper) {
        this.name = name;
        this.columns = columns;
        this.mapper = mapper;
    }

    @Override
    ListSpec<T> self() {
        return this;
    }

    /** @param name no other list has it; under it views are saved and the API finds the list */
    public static <T> ListSpec<T> of(String name, String columns, RowMapper<T> mapper) {
        return new ListSpec<>(name, columns, mapper);
    }

    /**
     * The same fields, search and orders over other rows, for an API whose resources hold more than a row of the page. The
     * tables must have the same names.
     */
    public <R> ListSpec<R> rowsAs(String otherColumns, String tables, RowMapper<R> otherMapper) {
        ListSpec<R> other = new ListSpec<>(name, otherColumns, otherMapper);
        fields.forEach((field, asked) -> other.fields.put(field, asked.ofOtherRows()));
        other.sortable.addAll(sortable);
        other.absent.addAll(absent);
        other.handled.addAll(handled);
        other.from = tables;
        other.where = where;
        other.search = search;
        other.key = key;
        other.defaultOrdering = defaultOrdering;
        return other;
    }

    /**
     * Tables and joins. Use left joins on unique keys for what is only shown: PostgreSQL leaves them out when it counts.
     *
     * @param key the unique column that breaks ties in the order, such as {@code t.id}
     */
    public ListSpec<T> from(String tables, String key) {
        this.from = tables;
        this.key = key;
        return this;
    }

    /** A condition on every row; may use parameters of the {@link Scope}. */
    public ListSpec<T> where(String condition) {
        this.where = condition;
        return this;
    }

    /** Names beside the ids of a row, looked up for the rows of the page only, which are called {@code p} there. */
    public ListSpec<T> lookedUp(String more, String joins) {
        this.lookedUpColumns = more;
        this.lookups = joins;
        return this;
    }

    /** Columns in which {@code search} looks for the words; each may be in another of them. */
    public ListSpec<T> search(String... searched) {
        return searchIn("search_fold(concat_ws(' ', " + String.join(", ", searched) + "))");
    }

    /** The column in which {@code search} looks for the words; it holds its text in the folded form. */
    public ListSpec<T> searchIn(String folded) {
        return searchedBy(words -> new Search(words.within(folded, SEARCH), null));
    }

    /** A condition for the words that were typed; their parameters are named {@link #SEARCH}. */
    public ListSpec<T> searchedBy(Function<SearchWords, Search> condition) {
        this.search = condition;
        return this;
    }

    /** On pages, what was typed becomes this before it is cut into words. */
    public ListSpec<T> typedAs(UnaryOperator<String> change) {
        this.typed = change;
        return this;
    }

    /** Fields that an order may name, each with an index that serves it; every row has a value in them. */
    public ListSpec<T> sortable(String... names) {
        sortable.addAll(List.of(names));
        return this;
    }

    /** The same for fields in which rows may have nothing. */
    public ListSpec<T> sortableOrAbsent(String... names) {
        absent.addAll(List.of(names));
        return sortable(names);
    }

    /** In such an order a page shows only rows of which this holds, which all have a value in the field. */
    public ListSpec<T> sortableWhere(String field, String condition) {
        orderConditions.put(field, condition);
        return sortableOrAbsent(field);
    }

    /** The order unless another is asked for, such as {@code -created_at}. */
    public ListSpec<T> orderedBy(String ordering) {
        this.defaultOrdering = ordering;
        return this;
    }

    /** Query parameters that the endpoint reads itself; all that are unknown are refused. */
    public ListSpec<T> handles(String... names) {
        handled.addAll(List.of(names));
        return this;
    }

    /** The chips of the page; the first holds unless another is chosen. */
    public ListSpec<T> chips(String parameter, Chip... those) {
        this.chipParameter = parameter;
        chips.addAll(List.of(those));
        return this;
    }

    public ListSpec<T> order(String code, String label, String ordering) {
        orders.add(new Order(code, label, ordering));
        return this;
    }

    /** How the page looks. */
    public ListSpec<T> page(ListLook<T> those) {
        this.look = those;
        return this;
    }

    public String name() {
        return name;
    }

    public RowMapper<T> mapper() {
        return mapper;
    }

    public String from() {
        return from;
    }

    public String where() {
        return where;
    }

    /** Null where nothing can be searched. */
    public Function<SearchWords, Search> search() {
        return search;
    }

    /**
     * An order with all rows, as the API reads it. @param ordering names of fields, with a minus for descending; checked by
     * whoever takes them from an address
     */
    public Keyset keyset(List<String> ordering) {
        return keyset(ordering, Set.of());
    }

    /** The order of a page, from which rows are left out that have no place in it. */
    Keyset keysetOfPage(String ordering) {
        return keyset(ordering.isEmpty() ? List.of() : List.of(ordering), orderConditions.keySet());
    }

    private Keyset keyset(List<String> ordering, Set<String> leftOut) {
        Keyset order = Keyset.of(name);
        for (String spoken : ordering) {
            ListField<T> field = fields.get(plain(spoken));
            boolean nullable = absent.contains(field.name()) && !leftOut.contains(field.name());
            order = order.by("(" + field.order() + ")", field.orderType(), spoken.startsWith("-"), nullable);
        }
        boolean newestFirst = !ordering.isEmpty() && ordering.get(0).startsWith("-");
        return newestFirst ? order.descending(key, "uuid") : order.ascending(key, "uuid");
    }

    /** The select with its keys up to the where clause. */
    public String select(Keyset order) {
        return "select " + columns + ", " + order.columns() + " from " + from + " where ";
    }

    public String defaultOrdering() {
        return defaultOrdering;
    }

    public Set<String> sortable() {
        return sortable;
    }

    public Set<String> handled() {
        return handled;
    }

    public List<Chip> chips() {
        return chips;
    }

    /** The chip that is asked for, else the first; null where the list has none. */
    public Chip chip(ListQuery query) {
        String code = query.one(chipParameter);
        return chips.stream()
                .filter(chip -> chip.code().equalsIgnoreCase(code))
                .findFirst()
                .orElse(chips.isEmpty() ? null : chips.get(0));
    }

    public List<Order> orders() {
        return orders;
    }

    public ListLook<T> look() {
        return look;
    }

    String key() {
        return key;
    }

    String chipParameter() {
        return chipParameter;
    }

    SearchWords words(String asTyped) {
        return SearchWords.of(asTyped == null ? null : typed.apply(asTyped));
    }

    /** Whether an order of the API may name this field. */
    public boolean mayOrderBy(String field) {
        return sortable.contains(field)
                || Arrays.stream(defaultOrdering.split(","))
                        .map(ListSpec::plain)
                        .anyMatch(field::equals);
    }

    /** An order by one field as an address says it, where a named order may be called like the field. */
    String spokenOrdering(String ordering) {
        boolean isNamed = orders.stream().anyMatch(order -> order.code().equalsIgnoreCase(ordering));
        return isNamed ? Asked.ASCENDING + ordering : ordering;
    }

    boolean isSortable(String field) {
        return sortable.contains(plain(field));
    }

    /** What can stand in this order; null: all. */
    String orderCondition(String ordering) {
        return orderConditions.get(plain(ordering));
    }

    /** The statement of a page around its inner part, which ends with order and limit. */
    String withLookups(String inner, Keyset order) {
        return lookups == null
                ? inner
                : "select p.*, " + lookedUpColumns + " from (" + inner + ") p " + lookups + " order by "
                        + order.orderByColumns();
    }

    /** Codes are spoken in lower case. */
    public static String spoken(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }

    static String plain(String ordering) {
        return ordering.startsWith("-") ? ordering.substring(1) : ordering;
    }
}
