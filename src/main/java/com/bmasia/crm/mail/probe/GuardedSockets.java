package com.bmasia.crm.mail.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.net.SocketFactory;

/**
 * Sockets for every conversation with a mail server that people name: the name is looked up once, its addresses are looked
 * at, and one of these very addresses is connected to. A name that means another machine a moment later gets nowhere. TLS
 * still asks for the name. Closed after a while whatever the other side does, where a limit is given.
 */
public class GuardedSockets extends SocketFactory {

    private final Predicate<InetAddress> refused;
    private final Duration limit;
    private final Names names;

    /** @param limit null for none */
    public GuardedSockets(Predicate<InetAddress> refused, Duration limit) {
        this(refused, limit, InetAddress::getAllByName);
    }

    public GuardedSockets(Predicate<InetAddress> refused, Duration limit, Names names) {
        this.refused = refused;
        this.limit = limit;
        this.names = names;
    }

    /** What a name means now. */
    public interface Names {

        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** The address is none that this account may use. */
    static class AddressRefused extends IOException {

        AddressRefused() {
            super("the mail server is at an address that this account may not use");
        }
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress to, int timeout) throws IOException {
                InetSocketAddress asked = (InetSocketAddress) to;
                // Jakarta Mail has looked the name up too; what that gave is not what was looked at.
                InetAddress address = allowed(asked.getHostString());
                if (limit != null) {
                    CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                            .execute(() -> closeQuietly(this));
                }
                super.connect(new InetSocketAddress(address, asked.getPort()), timeout);
            }
        };
    }

    /** A name with one address that is refused is refused: the next look may give that one. */
    private InetAddress allowed(String host) throws IOException {
        InetAddress[] addresses = names.of(host);
        for (InetAddress address : addresses) {
            if (refused.test(address)) {
                throw new AddressRefused();
            }
        }
        return addresses[0];
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
