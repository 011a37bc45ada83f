package com.bmasia.crm.web.api;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list in the API. {@code next} and {@code previous} are whole addresses or null; {@code countIsEstimate} is
 * true where more rows match than are worth counting.
 */
public record ApiPage<T>(long count, String next, String previous, List<T> results, boolean countIsEstimate) {

    /** A list that is always whole, such as the teams: one page. */
    public static <T> ApiPage<T> ofAll(List<T> all) {
        return new ApiPage<>(all.size(), null, null, all, false);
    }

    public <R> ApiPage<R> map(Function<? super T, ? extends R> change) {
        return withResults(results.stream().<R>map(change).toList());
    }

    /** The same page with results that were made from its own ones, one for one. */
    public <R> ApiPage<R> withResults(List<R> others) {
        return new ApiPage<>(count, next, previous, others, countIsEstimate);
    }
}
