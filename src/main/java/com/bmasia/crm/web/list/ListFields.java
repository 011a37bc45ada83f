package com.bmasia.crm.web.list;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The fields of a list, as its declaration names them: by type, with the SQL that reads them.
 *
 * @param <T> a row
 * @param <L> the list
 */
public abstract class ListFields<T, L extends ListFields<T, L>> {

    final Map<String, ListField<T>> fields = new LinkedHashMap<>();
    private String texts = "";

    abstract L self();

    /** @param prefix of the message keys of labels, without the last dot */
    public L texts(String prefix) {
        this.texts = prefix;
        return self();
    }

    public L uuid(String field, String expression) {
        return uuid(field, expression, UnaryOperator.identity());
    }

    public L uuid(String field, String expression, UnaryOperator<ListField<T>> more) {
        return field(field, FieldType.UUID, expression, Set.of(), more);
    }

    public L text(String field, String expression) {
        return text(field, expression, UnaryOperator.identity());
    }

    public L text(String field, String expression, UnaryOperator<ListField<T>> more) {
        return field(field, FieldType.TEXT, expression, Set.of(), more);
    }

    /** An enum stored by its name in upper case, spoken in lower case. */
    public <E extends Enum<E>> L code(String field, String expression, Class<E> constants) {
        return code(field, expression, constants, UnaryOperator.identity());
    }

    public <E extends Enum<E>> L code(
            String field, String expression, Class<E> constants, UnaryOperator<ListField<T>> more) {
        Set<String> codes = Arrays.stream(constants.getEnumConstants())
                .map(Enum::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return field(field, FieldType.CODE, expression, codes, more);
    }

    public L instant(String field, String expression) {
        return instant(field, expression, UnaryOperator.identity());
    }

    public L instant(String field, String expression, UnaryOperator<ListField<T>> more) {
        return field(field, FieldType.INSTANT, expression, Set.of(), more);
    }

    public L date(String field, String expression, UnaryOperator<ListField<T>> more) {
        return field(field, FieldType.DATE, expression, Set.of(), more);
    }

    public L number(String field, String expression) {
        return number(field, expression, UnaryOperator.identity());
    }

    public L number(String field, String expression, UnaryOperator<ListField<T>> more) {
        return field(field, FieldType.NUMBER, expression, Set.of(), more);
    }

    /** A boolean column or any condition, such as {@code t.assigned_to = :me}. */
    public L bool(String field, String condition) {
        return bool(field, condition, UnaryOperator.identity());
    }

    public L bool(String field, String condition, UnaryOperator<ListField<T>> more) {
        return field(field, FieldType.BOOLEAN, condition, Set.of(), more);
    }

    /** A column made of several: it is shown, and nobody can ask for it. */
    public L shown(String field, UnaryOperator<ListField<T>> more) {
        return field(field, FieldType.TEXT, null, Set.of(), more);
    }

    private L field(
            String field, FieldType type, String expression, Set<String> codes, UnaryOperator<ListField<T>> more) {
        String label = texts + "." + field.replace('_', '-');
        fields.put(field, more.apply(new ListField<>(field, type, expression, codes, label)));
        return self();
    }

    /** The catalogue, by name, in the order of declaration; only what can be asked. */
    public Map<String, ListField<T>> fields() {
        return fields.values().stream()
                .filter(field -> field.expression() != null)
                .collect(Collectors.toMap(ListField::name, field -> field, (a, b) -> a, LinkedHashMap::new));
    }

    List<ListField<T>> columns() {
        return fields.values().stream().filter(ListField::isColumn).toList();
    }

    List<ListField<T>> asked() {
        return fields.values().stream().filter(field -> field.filter() != null).toList();
    }
}
