package com.bmasia.crm.mail.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.mail.MailProperties;
import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.mail.accounts.SmtpServer;
import com.bmasia.crm.mail.probe.GuardedSockets;
import jakarta.mail.Session;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A name that means another machine at the second look: the address that was looked at is the one connected to. */
class RebindingTest {

    /** Does not exist outside of these tests, so nobody but our resolver can know it. */
    private static final String NAME = "mail.rebinding.invalid";

    private final ScriptedSmtp smtp = ScriptedSmtp.start();
    private final List<String> asked = new ArrayList<>();

    @AfterEach
    void stop() {
        smtp.close();
    }

    @Test
    void outboxTalksToTheAddressThatWasLookedAt() throws Exception {
        // 127.0.0.1 is allowed here, and the address of the second answer is not: whoever asks twice is caught.
        GuardedSockets sockets = sockets("127.0.0.1", "169.254.169.254");
        try (SmtpConnection first = connection(sockets)) {
            assertThat(first.open()).isEmpty();
            assertThat(asked).hasSize(1);
        }
        try (SmtpConnection second = connection(sockets)) {
            assertThat(second.open())
                    .hasValueSatisfying(outcome -> assertThat(outcome.reply()).contains("may not use"));
        }
        assertThat(asked).as("looked up for each connection, once").hasSize(2).containsOnly(NAME);
        assertThat(smtp.connections()).isEqualTo(1);
    }

    @Test
    void isRefusedWhereOneOfSeveralAddressesIs() {
        GuardedSockets sockets = new GuardedSockets(RebindingTest::isPrivate, null, host ->
                new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName("169.254.169.254")});
        try (SmtpConnection connection = connection(sockets)) {
            assertThat(connection.open())
                    .hasValueSatisfying(outcome -> assertThat(outcome.reply()).contains("may not use"));
        }
        assertThat(smtp.connections()).isZero();
    }

    @Test
    void mailboxesAndTrialsUseTheSameSockets() throws Exception {
        GuardedSockets sockets = sockets("169.254.169.254", "127.0.0.1");
        Properties imap = new Properties();
        imap.put("mail.imap.socketFactory", sockets);
        imap.setProperty("mail.imap.socketFactory.fallback", "false");
        IMAPStore store = new IMAPStore(Session.getInstance(imap), null);
        assertThatThrownBy(() -> store.connect(NAME, smtp.port(), "nok", "secret"))
                .hasRootCauseMessage("the mail server is at an address that this account may not use");
        assertThat(smtp.connections()).isZero();
    }

    @Test
    void theNameIsKeptForTls() throws Exception {
        Socket socket = sockets("127.0.0.1").createSocket();
        assertThatCode(() -> socket.connect(InetSocketAddress.createUnresolved(NAME, smtp.port()), 1000))
                .doesNotThrowAnyException();
        assertThat(((InetSocketAddress) socket.getRemoteSocketAddress())
                        .getAddress()
                        .getHostAddress())
                .isEqualTo("127.0.0.1");
        socket.close();
    }

    private GuardedSockets sockets(String... answers) {
        return new GuardedSockets(RebindingTest::isPrivate, null, host -> {
            asked.add(host);
            return new InetAddress[] {literal(host, answers[Math.min(asked.size(), answers.length) - 1])};
        });
    }

    private static InetAddress literal(String host, String address) throws UnknownHostException {
        return InetAddress.getByAddress(host, InetAddress.getByName(address).getAddress());
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLinkLocalAddress();
    }

    private SmtpConnection connection(GuardedSockets sockets) {
        MailProperties properties = new Binder(new MapConfigurationPropertySource(Map.of("mail.private-hosts", false)))
                .bindOrCreate("mail", MailProperties.class);
        SmtpServer server = new SmtpServer(NAME, smtp.port(), SmtpSecurity.NONE, null, null, true);
        return new SmtpConnection(server, properties.dispatcher(), sockets);
    }
}
