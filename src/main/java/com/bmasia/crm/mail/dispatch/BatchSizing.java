package com.bmasia.crm.mail.dispatch;

import com.bmasia.crm.mail.dispatch.Results.Result;
import java.time.Duration;
import java.util.List;

/**
 * How many mails to take at a time. All that are taken count as unknown after a crash, so of a slow server it is one, and
 * only of a fast one, where a transaction for each mail would be most of the work, it is many.
 */
class BatchSizing {

    private static final Duration AT_A_TIME = Duration.ofMillis(100);

    private final int most;
    private int next = 1;

    BatchSizing(int most) {
        this.most = most;
    }

    int next() {
        return next;
    }

    void took(List<Result> results) {
        if (results.isEmpty()) {
            return;
        }
        long nanos = Duration.between(
                        results.get(0).startedAt(),
                        results.get(results.size() - 1).endedAt())
                .toNanos();
        long each = Math.max(1, nanos / results.size());
        // At most twice as many as before: one quick answer proves little.
        next = (int) Math.max(1, Math.min(Math.min(most, 2L * next), AT_A_TIME.toNanos() / each));
    }
}
