package com.bmasia.crm.mail;

import com.bmasia.crm.mail.SmtpRule.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A mail server on the loopback address that answers what a test wrote down, and remembers what it got. Without a rule it
 * takes everything. Where several rules fit, the one that was added last counts.
 *
 * <pre>{@code
 * smtp.on(RCPT, "nobody@").answer("550 5.1.1 No such mailbox");
 * smtp.on(END_OF_DATA).times(2).answer("451 4.3.0 Try later");
 * smtp.on(END_OF_DATA).takeAndClose();
 * smtp.on(MAIL).hang();
 * smtp.login("nok@mail.example", "secret");
 * }</pre>
 */
public class ScriptedSmtp implements AutoCloseable {

    /** A message that the server keeps, whether or not it could say so. */
    public record Accepted(int connection, String from, List<String> to, byte[] raw) {

        public String content() {
            return new String(raw, StandardCharsets.UTF_8);
        }

        /** The first header of that name, unfolded; empty where there is none. */
        public String header(String name) {
            String head = content().split("\r\n\r\n", 2)[0].replaceAll("\r\n[ \t]+", " ");
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }
    }

    private final List<SmtpRule> rules = new CopyOnWriteArrayList<>();
    private final List<Accepted> accepted = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private volatile String user;
    private volatile String password;
    private ServerSocketFactory sockets = ServerSocketFactory.getDefault();
    private ServerSocket listener;
    private ExecutorService threads;

    private ScriptedSmtp() {}

    public static ScriptedSmtp start() {
        ScriptedSmtp server = new ScriptedSmtp();
        server.listen(0);
        return server;
    }

    /** Speaks TLS from the first byte, with this certificate. */
    public static ScriptedSmtp startTls(SSLContext certificate) {
        ScriptedSmtp server = new ScriptedSmtp();
        server.sockets = certificate.getServerSocketFactory();
        server.listen(0);
        return server;
    }

    /** As if the machine came back: the same port, rules and memory. */
    public void comeBack() {
        listen(port());
    }

    private void listen(int port) {
        try {
            listener = sockets.createServerSocket();
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "scripted-smtp");
            thread.setDaemon(true);
            return thread;
        });
        ServerSocket mine = listener;
        threads.execute(() -> accept(mine));
    }

    private void accept(ServerSocket mine) {
        try {
            while (true) {
                Socket socket = mine.accept();
                // As mail servers do; otherwise short answers wait for the other side's delayed acknowledgements.
                socket.setTcpNoDelay(true);
                open.add(socket);
                atOnce.accumulateAndGet(open.size(), Math::max);
                int number = connections.incrementAndGet();
                threads.execute(() -> talk(socket, number));
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    private void talk(Socket socket, int number) {
        try (socket) {
            new SmtpTalk(this, socket, number).run();
        } catch (IOException e) {
            return; // the client went away, or the test closed us
        } finally {
            open.remove(socket);
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Who logs in must be this one; nobody else may send. */
    public void login(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /** Begins a rule for every command of that kind. */
    public SmtpRule on(Step step) {
        return on(step, anything -> true);
    }

    /** Begins a rule for commands that contain a text; at {@code END_OF_DATA} the message is looked at. */
    public SmtpRule on(Step step, String containing) {
        return on(step, line -> line.contains(containing));
    }

    private SmtpRule on(Step step, Predicate<String> fits) {
        return new SmtpRule(step, fits, rule -> rules.add(0, rule));
    }

    /** Takes everything again. */
    public void forgetRules() {
        rules.clear();
    }

    public void forgetMessages() {
        accepted.clear();
        commands.clear();
        connections.set(0);
        atOnce.set(open.size());
    }

    /** In the order in which they came. */
    public List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** Every line that clients said, of all connections, without messages and passwords. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** How many connections there were. */
    public int connections() {
        return connections.get();
    }

    /** How many are open now. */
    public int openConnections() {
        return open.size();
    }

    /** The most that were open at the same time. */
    public int mostConnectionsAtOnce() {
        return atOnce.get();
    }

    /** Breaks all connections off, in the middle of whatever is said. */
    public void dropConnections() {
        open.forEach(ScriptedSmtp::closeQuietly);
    }

    /** From now on nobody listens on the port. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        dropConnections();
        threads.shutdownNow();
    }

    SmtpRule ruleFor(Step step, String line) {
        return rules.stream().filter(rule -> rule.fits(step, line)).findFirst().orElse(SmtpRule.NONE);
    }

    boolean needsLogin() {
        return user != null;
    }

    boolean knows(String user, String password) {
        return user.equals(this.user) && password.equals(this.password);
    }

    void heard(String command) {
        commands.add(command);
    }

    void keep(Accepted message) {
        accepted.add(message);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
