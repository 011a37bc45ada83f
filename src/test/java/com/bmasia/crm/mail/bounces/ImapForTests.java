package com.bmasia.crm.mail.bounces;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.springframework.test.util.TestSocketUtils;

/** A real IMAP server with one mailbox. */
public class ImapForTests implements AutoCloseable {

    public static final String USER = "crm@bmasia.example";
    public static final String PASSWORD = "imap-password-4711";

    private final int port = TestSocketUtils.findAvailableTcpPort();
    private GreenMail server;
    private GreenMailUser user;

    public ImapForTests() {
        start();
    }

    /** Empty, with another UIDVALIDITY than before. */
    public final void start() {
        server = new PromptImap(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = server.setUser(USER, USER, PASSWORD);
    }

    void changePassword(String password) {
        user.setPassword(password);
    }

    public int port() {
        return port;
    }

    public void receive(String raw) {
        receive(raw.getBytes(StandardCharsets.UTF_8));
    }

    public void receive(byte[] raw) {
        try {
            user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    public MailFolder inbox() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    /**
     * Writes an answer in two pieces, like GreenMail, but does not keep the second one back until the first is acknowledged,
     * which takes 40 ms an answer.
     */
    private static final class PromptImap extends GreenMail {

        PromptImap(ServerSetup setup) {
            super(setup);
        }

        @Override
        protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
            return Map.of(setups[0].getProtocol(), new AbstractServer(setups[0], managers) {
                @Override
                protected ProtocolHandler createProtocolHandler(Socket client) {
                    try {
                        client.setTcpNoDelay(true);
                    } catch (SocketException e) {
                        throw new UncheckedIOException(e);
                    }
                    return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client);
                }
            });
        }
    }
}
