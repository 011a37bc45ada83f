package com.bmasia.crm.web.list;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A field of a list: what can be asked of it, and, where it is a column, what is shown. Its catalogue entry (name, type,
 * label, expression) is open to other modules, such as segments and imports.
 *
 * @param <T> the rows of the list
 */
public final class ListField<T> {

    /** How a page asks for the field. */
    public enum Asked {
        ONE,
        MANY,
        DAYS,
        TYPED,
        LOOKUP
    }

    /** A filter of the page. {@code until} is the parameter of the last day; {@code lookup} the address of choices. */
    record Filter(Asked asked, String parameter, String until, Supplier<List<Choice>> choices, String lookup) {}

    record Special(String label, String condition) {}

    private final String name;
    private final FieldType type;
    private final String expression;
    private final Set<String> codes;
    private String label;
    private String texts;
    private String badge;
    private String order;
    private String orderType;
    private boolean lowerCase;
    private Filter filter;
    private Function<T, ?> column;
    private Function<T, ?> exported;
    private String head;
    private Function<T, String> link;
    private final Map<String, Special> special = new LinkedHashMap<>();
    private Function<String, Choice> chosen;
    private String matching;
    private boolean shown = true;
    private Set<String> chips = Set.of();
    private boolean cell;

    ListField(String name, FieldType type, String expression, Set<String> codes, String label) {
        this.name = name;
        this.type = type;
        this.expression = expression;
        this.codes = codes;
        this.label = label;
        this.texts = label;
    }

    /** What can be asked of it, without what is shown. */
    <R> ListField<R> ofOtherRows() {
        ListField<R> other = new ListField<>(name, type, expression, codes, label);
        other.matching = matching;
        other.order = order;
        other.orderType = orderType;
        return other;
    }

    /** @param key of its label; without this the list's prefix and the name */
    public ListField<T> label(String key) {
        this.label = key;
        return this;
    }

    /** @param prefix of the keys of its codes; without this the key of the label */
    public ListField<T> texts(String prefix) {
        this.texts = prefix;
        return this;
    }

    /** Codes are spoken in lower case on pages too: addresses, texts, exports. */
    public ListField<T> lowerCase() {
        this.lowerCase = true;
        return this;
    }

    /** A column that is shown unless somebody takes it out. */
    public ListField<T> column(Function<T, ?> value) {
        this.column = value;
        return this;
    }

    /** A column for those who choose it. */
    public ListField<T> more(Function<T, ?> value) {
        this.shown = false;
        return column(value);
    }

    /** Under other chips only those see it who choose it. */
    public ListField<T> onlyUnder(String... those) {
        this.chips = Set.of(those);
        return this;
    }

    /** Drawn by the fragment {@code cell_<name>} of the list's template, which finds its row as {@code row}. */
    public ListField<T> cell() {
        this.cell = true;
        return this;
    }

    /** The code as a badge of this kind. */
    public ListField<T> badge(String kind) {
        this.badge = kind;
        return this;
    }

    /** The value leads to this address. */
    public ListField<T> links(Function<T, String> address) {
        this.link = address;
        return this;
    }

    /** In files it stands as this. */
    public ListField<T> exported(Function<T, ?> value) {
        this.exported = value;
        return this;
    }

    /** The same under this head in every language, for files that are read again. */
    public ListField<T> exportedAs(String fixedHead, Function<T, ?> value) {
        this.head = fixedHead;
        return exported(value);
    }

    /** Ordered by another expression than the one that filters ask. @param sqlType its type */
    public ListField<T> orderedAs(String other, String sqlType) {
        this.order = other;
        this.orderType = sqlType;
        return this;
    }

    /** On pages this value of the filter means a condition of its own. @param key of its text */
    public ListField<T> also(String value, String key, String condition) {
        special.put(value, new Special(key, condition));
        return this;
    }

    /** A value is found by this condition, in which it is called {@code :value}; it cannot be compared otherwise. */
    public ListField<T> matching(String condition) {
        this.matching = condition;
        return this;
    }

    /** One of its codes, or yes or no. */
    public ListField<T> filter(String parameter) {
        return filter(Asked.ONE, parameter, null, null, null);
    }

    /** One of these. */
    public ListField<T> filter(String parameter, Supplier<List<Choice>> choices) {
        return filter(Asked.ONE, parameter, null, choices, null);
    }

    /** Any of its codes. */
    public ListField<T> filterMany(String parameter) {
        return filter(Asked.MANY, parameter, null, null, null);
    }

    /** What is typed, as a whole. */
    public ListField<T> filterTyped(String parameter) {
        return filter(Asked.TYPED, parameter, null, null, null);
    }

    /** From one day of the business zone to another, both included. */
    public ListField<T> filterDays(String from, String until) {
        return filter(Asked.DAYS, from, until, null, null);
    }

    /** @param address answers with choices for what is typed; @param chosen the one that is chosen, for its label */
    public ListField<T> filterLookup(String parameter, String address, Function<String, Choice> chosen) {
        this.chosen = chosen;
        return filter(Asked.LOOKUP, parameter, null, null, address);
    }

    private ListField<T> filter(
            Asked asked, String parameter, String until, Supplier<List<Choice>> choices, String lookup) {
        this.filter = new Filter(asked, parameter, until, choices, lookup);
        return this;
    }

    public String name() {
        return name;
    }

    public FieldType type() {
        return type;
    }

    /** SQL over the tables of its list. */
    public String expression() {
        return expression;
    }

    /** The constants that a code may have, in their order; else empty. */
    public Set<String> codes() {
        return codes;
    }

    /** Message key. */
    public String label() {
        return label;
    }

    public String texts() {
        return texts;
    }

    public String kind() {
        return badge;
    }

    boolean isShown(ListSpec.Chip chip) {
        return shown && (chips.isEmpty() || chips.contains(chip.code()));
    }

    public boolean isDrawn() {
        return cell;
    }

    public boolean isColumn() {
        return column != null;
    }

    /** What stands in the row of a page; null where it has nothing. */
    public Object value(T row) {
        return spelled(column.apply(row));
    }

    /** Null where the cell leads nowhere. */
    public String linkOf(T row) {
        return link == null ? null : link.apply(row);
    }

    Object exportedValue(T row) {
        return exported == null ? value(row) : exported.apply(row);
    }

    /** The head in files; null where it is the label. */
    String head() {
        return head;
    }

    String order() {
        return order == null ? expression : order;
    }

    String orderType() {
        return orderType == null ? type.sqlType() : orderType;
    }

    Filter filter() {
        return filter;
    }

    Map<String, Special> special() {
        return special;
    }

    String matching() {
        return matching;
    }

    Choice chosen(String value) {
        return chosen.apply(value);
    }

    String spelled(String code) {
        return lowerCase ? code.toLowerCase(Locale.ROOT) : code;
    }

    private Object spelled(Object value) {
        return type == FieldType.CODE && value instanceof Enum<?> constant ? spelled(constant.name()) : value;
    }
}
