package com.bmasia.crm.web.load;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;

/**
 * Keeps clients who send their body slowly from holding all threads, which wait for it: only so many are waited for at
 * once, of one address even fewer, and none that falls below a pace. A small body is awaited here, so that the work behind
 * it, which may wait for other things, does not count.
 */
class SlowBodies extends ValveBase {

    private static final Logger log = LoggerFactory.getLogger(SlowBodies.class);
    private static final int SMALL = 64 << 10;
    private static final long PATIENCE_MILLIS = 250;

    private final LoadProperties limits;
    private final Slots slots;

    SlowBodies(LoadProperties limits) {
        super(true);
        this.limits = limits;
        this.slots = new Slots(limits.slowBodies(), limits.slowBodiesPerAddress());
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        InputBuffer body = request.getCoyoteRequest().getInputBuffer();
        long length = request.getContentLengthLong();
        boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (length >= 0 ? body.available() >= length : !chunked) {
            getNext().invoke(request, response);
            return;
        }
        String address = String.valueOf(request.getRemoteAddr());
        if (!hasSlot(address)) {
            log.info("too many slow bodies at once: refused one from {}", address);
            response.setHeader(HttpHeaders.RETRY_AFTER, "3");
            refuse(request, response, 503);
            return;
        }
        boolean small = length >= 0 && length <= SMALL && request.getHeader(HttpHeaders.EXPECT) == null;
        PacedBody paced = new PacedBody(body, length, limits);
        if (small) {
            small(request, response, paced, address);
        } else {
            large(request, response, paced, address);
        }
    }

    private boolean hasSlot(String address) {
        try {
            return slots.take(address, PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void small(Request request, Response response, PacedBody paced, String address)
            throws IOException, ServletException {
        ByteBuffer bytes;
        try {
            bytes = paced.rest(SMALL);
        } catch (IOException slow) {
            log.info("gave up waiting for a body from {}: {}", address, slow.getMessage());
            refuse(request, response, 408);
            return;
        } finally {
            slots.giveBack(address);
        }
        through(request, response, PacedBody.of(bytes));
    }

    private void large(Request request, Response response, PacedBody paced, String address)
            throws IOException, ServletException {
        try {
            through(request, response, paced);
            paced.rest(0);
        } catch (IOException slow) {
            log.info("gave up a body from {}: {}", address, slow.getMessage());
            close(request);
        } finally {
            slots.giveBack(address);
        }
    }

    private void through(Request request, Response response, InputBuffer body) throws IOException, ServletException {
        InputBuffer plain = request.getCoyoteRequest().getInputBuffer();
        request.getCoyoteRequest().setInputBuffer(body);
        try {
            getNext().invoke(request, response);
        } finally {
            request.getCoyoteRequest().setInputBuffer(plain);
        }
    }

    private static void refuse(Request request, Response response, int status) throws IOException {
        response.setStatus(status);
        response.setHeader(HttpHeaders.CONNECTION, "close");
        response.finishResponse();
        close(request);
    }

    /** Otherwise Tomcat would wait for the rest of the body. */
    private static void close(Request request) {
        request.getCoyoteRequest().action(ActionCode.CLOSE_NOW, null);
    }
}
