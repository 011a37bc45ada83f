package com.bmasia.crm.web.load;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Recognises that a request failed because its client went away or fell silent: nobody reads an answer, nothing is broken. */
public final class ClientGone {

    /** Tomcat's ends of the connection; a mail server that falls silent throws the same exceptions elsewhere. */
    private static final Set<String> CONNECTION =
            Set.of("org.apache.catalina.connector.InputBuffer", "org.apache.catalina.connector.OutputBuffer");

    private ClientGone() {}

    public static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> cause instanceof ClientAbortException
                        || cause instanceof AsyncRequestNotUsableException
                        || cause instanceof IOException && isOfConnection(cause));
    }

    private static boolean isOfConnection(Throwable failure) {
        return Arrays.stream(failure.getStackTrace()).anyMatch(frame -> CONNECTION.contains(frame.getClassName()));
    }
}
