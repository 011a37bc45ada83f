package com.bmasia.crm.web.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;

/** Tomcat's own protocol, with a limit of the connections that one address may hold open. Made by Tomcat, by its name. */
public class CappedProtocol extends Http11NioProtocol {

    public CappedProtocol() {
        super(new Capped());
    }

    /** @param most 0 for any number */
    void setConnectionsPerAddress(int most) {
        ((Capped) getEndpoint()).most = most;
    }

    private static final class Capped extends NioEndpoint {

        private volatile int most;

        @Override
        protected boolean setSocketOptions(SocketChannel socket) {
            // Counted only where there can be so many at all.
            if (most > 0 && getConnections().size() >= most && isFull(address(socket))) {
                return false;
            }
            return super.setSocketOptions(socket);
        }

        private boolean isFull(InetAddress address) {
            return address != null
                    && connections.keySet().stream()
                                    .filter(open -> address.equals(address(open)))
                                    .limit(most)
                                    .count()
                            >= most;
        }

        private static InetAddress address(SocketChannel socket) {
            try {
                return socket.getRemoteAddress() instanceof InetSocketAddress internet ? internet.getAddress() : null;
            } catch (IOException closed) {
                return null;
            }
        }
    }
}
