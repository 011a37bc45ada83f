package com.bmasia.crm.web.load;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** A body as it comes in, which must keep up a certain pace. Below everything that reads bodies: forms, parts, streams. */
final class PacedBody implements InputBuffer {

    private final InputBuffer body;
    private final long length;
    private final LoadProperties limits;
    private final long began = System.nanoTime();
    private long read;
    private boolean ended;

    /** @param length announced, or -1 */
    PacedBody(InputBuffer body, long length, LoadProperties limits) {
        this.body = body;
        this.length = length;
        this.limits = limits;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        checkPace();
        int now = body.doRead(handler);
        ended = now < 0;
        read += Math.max(0, now);
        return now;
    }

    private void checkPace() throws SocketTimeoutException {
        double seconds = (System.nanoTime() - began) / 1e9;
        double measured = seconds - limits.bodyStart().toMillis() / 1e3;
        if (measured > 0 && read < measured * limits.bodyPace().toBytes()) {
            throw new SocketTimeoutException("body too slow: %d bytes in %.0f s".formatted(read, seconds));
        }
    }

    @Override
    public int available() {
        return body.available();
    }

    boolean isComplete() {
        return ended || length >= 0 && read >= length;
    }

    /** Reads the rest, so that what comes after the work does not wait for the client unmeasured. */
    ByteBuffer rest(int most) throws IOException {
        Collected all = new Collected(most);
        while (!isComplete()) {
            if (doRead(all) > 0) {
                all.keep();
            }
        }
        return all.bytes();
    }

    /** @param most bytes kept; what is longer is read all the same */
    private static final class Collected implements ApplicationBufferHandler {

        private final ByteBuffer kept;
        private ByteBuffer current;

        private Collected(int most) {
            kept = ByteBuffer.allocate(most);
        }

        private void keep() {
            ByteBuffer piece = current.duplicate();
            piece.limit(Math.min(piece.limit(), piece.position() + kept.remaining()));
            kept.put(piece);
        }

        private ByteBuffer bytes() {
            return kept.flip();
        }

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            current = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return current;
        }

        @Override
        public void expand(int size) {
            // Never longer than what came in at once.
        }
    }

    /** A body that is here already. */
    static InputBuffer of(ByteBuffer bytes) {
        return new InputBuffer() {
            @Override
            public int doRead(ApplicationBufferHandler handler) {
                int length = bytes.remaining();
                if (length == 0) {
                    return -1;
                }
                handler.setByteBuffer(bytes.slice());
                bytes.position(bytes.limit());
                return length;
            }

            @Override
            public int available() {
                return bytes.remaining();
            }
        };
    }
}
