package com.bmasia.crm.web.api;

import com.bmasia.crm.shared.SearchWords;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowMapper;

/**
 * What a list of the API shows and by what it can be filtered, searched and ordered: a catalogue of field names and the SQL
 * expressions behind them. Only what is declared here ever gets into a statement. Kept as a constant of the controller
 * or queries class; read with {@link ApiLists}.
 */
public final class ApiList<T> {

    /** What the parameters with the words of a search begin with. */
    public static final String SEARCH = "search";

    /** @param codes the constants a CODE may have, else empty */
    record Field(String name, FieldType type, String expression, Set<String> codes) {}

    /**
     * How words are found.
     *
     * @param share of the rows that have them, about, where counting would read too many rows; else null
     */
    public record Search(String condition, Double share) {}

    private final String columns;
    private final RowMapper<T> mapper;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Set<String> sortable = new LinkedHashSet<>();
    private final Set<String> handled = new LinkedHashSet<>();
    private String from;
    private String where = "true";
    private Function<SearchWords, Search> search;
    private String key = "id";
    private String defaultOrdering = "";

    private ApiList(String columns, RowMapper<T> mapper) {
        this.columns = columns;
        this.mapper = mapper;
    }

    public static <T> ApiList<T> select(String columns, RowMapper<T> mapper) {
        return new ApiList<>(columns, mapper);
    }

    /**
     * Tables and joins. Use left joins on unique keys for what is only shown: PostgreSQL leaves them out when it counts.
     *
     * @param key the unique column that breaks ties in the order, such as {@code t.id}
     */
    public ApiList<T> from(String tables, String key) {
        this.from = tables;
        this.key = key;
        return this;
    }

    /** A condition on every row; may use parameters given to {@link ApiLists#read}. */
    public ApiList<T> where(String condition) {
        this.where = condition;
        return this;
    }

    public ApiList<T> uuid(String name, String expression) {
        return field(name, FieldType.UUID, expression, Set.of());
    }

    public ApiList<T> text(String name, String expression) {
        return field(name, FieldType.TEXT, expression, Set.of());
    }

    /** An enum stored by its name in upper case, spoken in lower case. */
    public <E extends Enum<E>> ApiList<T> code(String name, String expression, Class<E> constants) {
        return field(
                name,
                FieldType.CODE,
                expression,
                Arrays.stream(constants.getEnumConstants()).map(Enum::name).collect(Collectors.toSet()));
    }

    public ApiList<T> instant(String name, String expression) {
        return field(name, FieldType.INSTANT, expression, Set.of());
    }

    public ApiList<T> date(String name, String expression) {
        return field(name, FieldType.DATE, expression, Set.of());
    }

    public ApiList<T> number(String name, String expression) {
        return field(name, FieldType.NUMBER, expression, Set.of());
    }

    /** A boolean column or any condition, such as {@code t.assigned_to = :me}. */
    public ApiList<T> bool(String name, String condition) {
        return field(name, FieldType.BOOLEAN, condition, Set.of());
    }

    private ApiList<T> field(String name, FieldType type, String expression, Set<String> codes) {
        fields.put(name, new Field(name, type, expression, codes));
        return this;
    }

    /** Columns in which {@code search} looks for the words; each may be in another of them. */
    public ApiList<T> search(String... searched) {
        return searchIn("search_fold(concat_ws(' ', " + String.join(", ", searched) + "))");
    }

    /** The column in which {@code search} looks for the words; it holds its text in the folded form. */
    public ApiList<T> searchIn(String folded) {
        return searchBy(words -> words.within(folded, SEARCH));
    }

    /** A condition for the words that were typed into {@code search}; their parameters are named {@link #SEARCH}. */
    public ApiList<T> searchBy(Function<SearchWords, String> condition) {
        this.search = words -> new Search(condition.apply(words), null);
        return this;
    }

    /** The same list, searched in a way that only a bean knows. */
    public ApiList<T> searchedBy(Function<SearchWords, Search> other) {
        ApiList<T> copy =
                new ApiList<>(columns, mapper).from(from, key).where(where).orderedBy(defaultOrdering);
        copy.fields.putAll(fields);
        copy.sortable.addAll(sortable);
        copy.handled.addAll(handled);
        copy.search = other;
        return copy;
    }

    /** Fields that {@code ordering} may name. */
    public ApiList<T> sortable(String... names) {
        sortable.addAll(List.of(names));
        return this;
    }

    /** The order without {@code ordering}, such as {@code -created_at}. */
    public ApiList<T> orderedBy(String ordering) {
        this.defaultOrdering = ordering;
        return this;
    }

    /** Query parameters that the endpoint reads itself; all that are unknown are refused. */
    public ApiList<T> handles(String... names) {
        handled.addAll(List.of(names));
        return this;
    }

    String columns() {
        return columns;
    }

    RowMapper<T> mapper() {
        return mapper;
    }

    String from() {
        return from;
    }

    String where() {
        return where;
    }

    /** Null where nothing can be searched. */
    Function<SearchWords, Search> search() {
        return search;
    }

    String key() {
        return key;
    }

    String defaultOrdering() {
        return defaultOrdering;
    }

    Map<String, Field> fields() {
        return fields;
    }

    Set<String> sortable() {
        return sortable;
    }

    Set<String> handled() {
        return handled;
    }

    static String spoken(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }
}
