package com.bmasia.crm.web.list;

import com.bmasia.crm.shared.SearchWords;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What a query means to a list: its chip, its order, its conditions, and the addresses of lists near it. */
record Asked<T>(ListSpec<T> spec, ListQuery query) {

    /** Before a field in whose place a named order would be meant otherwise. */
    static final String ASCENDING = "+";

    /** Null where the list has none. */
    ListSpec.Chip chip() {
        return spec.chip(query);
    }

    /** A field with a minus for descending, "" for the key alone. */
    String ordering() {
        String sort = query.one(ListQuery.SORT);
        ListSpec.Order named = order();
        if (named != null) {
            return named.ordering();
        }
        String field = sort != null && sort.startsWith(ASCENDING) ? sort.substring(1) : sort;
        return field != null && spec.isSortable(field) ? field : standard();
    }

    /** The order with a name that is asked for; null for another. */
    private ListSpec.Order order() {
        String sort = query.one(ListQuery.SORT);
        return spec.orders().stream()
                .filter(order -> order.code().equalsIgnoreCase(sort))
                .findFirst()
                .orElse(null);
    }

    /** The order of a page is that of one field, so that an index serves it. */
    private String standard() {
        return spec.orders().isEmpty()
                ? spec.defaultOrdering().split(",")[0]
                : spec.orders().get(0).ordering();
    }

    boolean isStandardOrder() {
        return ordering().equals(standard());
    }

    FieldConditions conditions(Scope scope, ZoneId zone) {
        FieldConditions conditions = filters(scope, zone);
        if (chip() != null) {
            conditions.and(chip().condition());
        }
        String ofOrder = spec.orderCondition(ordering());
        if (ofOrder != null) {
            conditions.and(ofOrder);
        }
        return conditions;
    }

    /** All but the chip. */
    FieldConditions filters(Scope scope, ZoneId zone) {
        FieldConditions conditions = new FieldConditions(spec, scope, zone);
        SearchWords words = spec.words(query.one(ListQuery.SEARCH));
        if (spec.search() != null && !words.isEmpty()) {
            conditions.search(words);
        }
        for (ListField<T> field : spec.asked()) {
            ListField.Filter filter = field.filter();
            boolean days = filter.asked() == ListField.Asked.DAYS;
            conditions.addReadable(field, days ? "gte" : "", query.all(filter.parameter()));
            if (days) {
                conditions.addReadable(field, "lte", query.all(filter.until()));
            }
        }
        return conditions;
    }

    /** Whether more than chip, words and order is asked for. */
    boolean isFiltered() {
        return spec.asked().stream()
                .map(ListField::filter)
                .anyMatch(filter -> query.one(filter.parameter()) != null
                        || filter.until() != null && query.one(filter.until()) != null);
    }

    /** The same list at another path, without the place in it. */
    String at(String path) {
        return canonical().at(path, known());
    }

    /** The same list with another value for a parameter; null without it. */
    String with(String parameter, String value) {
        return new Asked<>(spec, query.with(parameter, value)).at(spec.look().path());
    }

    String withChip(ListSpec.Chip chip) {
        return with(spec.chipParameter(), chip.code());
    }

    /** What is the standard does not stand in addresses, so that one list has one address. */
    private ListQuery canonical() {
        ListQuery shorter = query;
        if (chip() != null) {
            boolean first = chip() == spec.chips().get(0);
            shorter = shorter.with(spec.chipParameter(), first ? null : chip().code());
        }
        return isStandardOrder() ? shorter.with(ListQuery.SORT, null) : shorter;
    }

    private List<String> known() {
        List<String> known = new ArrayList<>(List.of(spec.chipParameter(), ListQuery.SEARCH));
        for (ListField<T> field : spec.asked()) {
            known.add(field.filter().parameter());
            if (field.filter().until() != null) {
                known.add(field.filter().until());
            }
        }
        known.addAll(List.of(ListQuery.SORT, ListQuery.SHOWN));
        return known;
    }

    /** The columns that the address asks for, else null. */
    List<ListField<T>> shown() {
        String names = query.one(ListQuery.SHOWN);
        if (names == null) {
            return null;
        }
        List<String> asked = List.of(names.split(","));
        return spec.columns().stream()
                .filter(column -> asked.contains(column.name()))
                .toList();
    }
}
