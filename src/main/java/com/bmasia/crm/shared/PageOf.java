package com.bmasia.crm.shared;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list read by keyset: the rows, and the cursor with which the next page begins (null on the last page).
 * The cursor is opaque to clients.
 */
public record PageOf<T>(List<T> items, String next) {

    /** Makes a page from up to {@code size + 1} rows: the extra row only proves that another page exists. */
    public static <T> PageOf<T> of(List<T> rows, int size, Function<T, String> cursor) {
        if (rows.size() <= size) {
            return new PageOf<>(rows, null);
        }
        List<T> page = List.copyOf(rows.subList(0, size));
        return new PageOf<>(page, cursor.apply(page.get(size - 1)));
    }

    /** The same page with its rows completed together, as by one query for all of them. */
    public <R> PageOf<R> mapAll(Function<List<T>, List<R>> completed) {
        return new PageOf<>(completed.apply(items), next);
    }

    public boolean hasNext() {
        return next != null;
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
