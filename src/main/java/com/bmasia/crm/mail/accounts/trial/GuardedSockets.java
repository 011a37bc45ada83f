package com.bmasia.crm.mail.accounts.trial;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.SocketFactory;

/**
 * Sockets that look at the very address they connect to, so that a name which means another machine a moment later gets
 * nowhere, and that are closed after a while whatever the other side does.
 */
public class GuardedSockets extends SocketFactory {

    private final Predicate<InetAddress> refused;
    private final Duration limit;

    public GuardedSockets(Predicate<InetAddress> refused, Duration limit) {
        this.refused = refused;
        this.limit = limit;
    }

    /** The address is none that this account may use. */
    static class AddressRefused extends IOException {

        AddressRefused() {
            super("address refused");
        }
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress to, int timeout) throws IOException {
                InetAddress address = ((InetSocketAddress) to).getAddress();
                if (address != null && refused.test(address)) {
                    throw new AddressRefused();
                }
                CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> closeQuietly(this));
                super.connect(to, timeout);
            }
        };
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            return; // whoever reads from it learns that
        }
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        throw new UnsupportedOperationException("connects only with a time limit");
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostName(), port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return createSocket(host.getHostName(), port);
    }
}
