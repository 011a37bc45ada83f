package com.bmasia.crm.web.load;

import jakarta.servlet.ServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Remembers that a request has committed a change, so that a failure after it never says that nothing was saved. What
 * stores the session does not count.
 */
@Component
public class Saved implements TransactionExecutionListener {

    private static final String ATTRIBUTE = Saved.class.getName();
    private static final ThreadLocal<ServletRequest> CURRENT = new ThreadLocal<>();

    /** Whether this request has changed something for good. */
    public static boolean in(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }

    /**
     * What is committed from here on does not count, until {@link #resume}.
     *
     * @return the request that this thread serves, or null
     */
    public static ServletRequest pause() {
        ServletRequest request = CURRENT.get();
        CURRENT.remove();
        return request;
    }

    public static void resume(ServletRequest request) {
        if (request != null) {
            CURRENT.set(request);
        }
    }

    static void begin(ServletRequest request) {
        CURRENT.set(request);
    }

    static void end() {
        CURRENT.remove();
    }

    @Override
    public void afterCommit(TransactionExecution transaction, Throwable failure) {
        if (failure == null && CURRENT.get() != null && !transaction.isReadOnly()) {
            CURRENT.get().setAttribute(ATTRIBUTE, true);
        }
    }
}
