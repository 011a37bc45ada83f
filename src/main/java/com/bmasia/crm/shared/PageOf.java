package com.bmasia.crm.shared;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list read by keyset: the rows, and the cursor with which the next page begins (null on the last page).
 * The cursor is opaque to clients.
 */
public record PageOf<T>(List<T> items, String next) {

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
