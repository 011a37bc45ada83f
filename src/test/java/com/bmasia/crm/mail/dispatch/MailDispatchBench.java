package com.bmasia.crm.mail.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.ScriptedSmtp;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.test.ModuleTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast the dispatcher empties the outbox, beside a program that opens a connection for each mail, as many senders do:
 * the same mail server on this machine, with TLS and a login as providers ask for, the same mail, the same run. The
 * dispatcher's part includes all it writes down.
 */
@Tag("bench")
@ModuleTest
class MailDispatchBench {

    private static final int MAILS = Integer.getInteger("bench.mails", 20_000);
    private static final int ONE_BY_ONE = 400;
    private static final String PASSWORD = "changeit";

    private static ScriptedSmtp smtp;

    @Autowired
    Dispatcher dispatcher;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    static void startMailServer() throws Exception {
        Path store = Files.createTempDirectory("tls").resolve("localhost.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD,
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1")
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        System.setProperty("javax.net.ssl.trustStore", store.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        smtp = ScriptedSmtp.startTls(certificate(store));
        smtp.login("crm", PASSWORD);
    }

    private static SSLContext certificate(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @AfterAll
    static void stopMailServer() {
        smtp.close();
    }

    @Autowired
    com.bmasia.crm.mail.keys.MailKeys keys;

    @Test
    void sendsManyTimesAsFastAsOneConnectionPerMail() throws Exception {
        UUID account = account();
        queue(account, 2_000);
        dispatch();
        oneByOne(50);
        smtp.forgetMessages();
        double single = rate(ONE_BY_ONE, () -> oneByOne(ONE_BY_ONE));
        smtp.forgetMessages();
        queue(account, MAILS);
        double dispatched = rate(MAILS, this::dispatch);
        System.out.printf(
                "%n%s, %d processors: one connection per mail %.0f/s, dispatcher %.0f/s over %d connections, ratio %.1f%n%n",
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                single,
                dispatched,
                smtp.mostConnectionsAtOnce(),
                dispatched / single);
        assertThat(smtp.accepted()).hasSize(MAILS);
        assertThat(dispatched / single).isGreaterThanOrEqualTo(20);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double rate(int mails, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return mails * 1e9 / (System.nanoTime() - start);
    }

    private void dispatch() {
        dispatcher.start();
        try {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> jdbc.sql(
                                    "select not exists (select from mail_message where state in ('QUEUED', 'IN_FLIGHT'))")
                            .query(Boolean.class)
                            .single());
        } finally {
            dispatcher.stop();
        }
    }

    private static void oneByOne(int mails) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.ssl.enable", "true");
        properties.setProperty("mail.smtp.auth", "true");
        properties.setProperty("mail.smtp.localhost", "localhost");
        properties.setProperty("mail.smtp.quitwait", "false");
        Session session = Session.getInstance(properties);
        for (int i = 0; i < mails; i++) {
            MimeMessage mail = new MimeMessage(session);
            mail.setFrom("crm@bmasia.example");
            mail.setRecipients(MimeMessage.RecipientType.TO, "guest-" + i + "@hotel.example");
            mail.setSubject("Mail " + i);
            mail.setText(TEXT);
            mail.saveChanges();
            try (Transport transport = session.getTransport("smtp")) {
                transport.connect("127.0.0.1", smtp.port(), "crm", PASSWORD);
                transport.sendMessage(mail, mail.getAllRecipients());
            }
        }
    }

    private static final String TEXT = "Sawasdee from BMAsia. ".repeat(100);

    private UUID account() {
        UUID account = Ids.next();
        var sealed = keys.seal(PASSWORD.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        jdbc.sql("""
                        insert into mail_account (id, version, kind, role, host, port, security, username, from_address,
                               secret, secret_key)
                        values (?, 0, 'ROLE', 'FINANCE', '127.0.0.1', ?, 'TLS', 'crm', 'crm@bmasia.example', ?, ?)
                        """)
                .params(account, smtp.port(), sealed.bytes(), sealed.keyId())
                .update();
        return account;
    }

    private void queue(UUID account, int mails) {
        jdbc.sql("""
                        with mail as (
                            insert into mail_message (id, reason, message_id, purpose, topic, account_id, from_name,
                                   from_address, to_name, to_address, subject, state, priority, due_at, created_at)
                            select gen_random_uuid(), 'bench:' || :run || n, '<bench-' || :run || n || '@crm.example>',
                                   'MARKETING', 'NEWS', :account, 'BMAsia', 'crm@bmasia.example',
                                   'Guest', 'guest-' || n || '@hotel.example', 'Mail ' || n, 'QUEUED', 3, now(), now()
                              from generate_series(1, :mails) n
                            returning id, message_id, to_address, subject)
                        insert into mail_content (mail_id, mime)
                        select id, convert_to('Message-ID: ' || message_id || E'\\r\\nTo: ' || to_address
                               || E'\\r\\nSubject: ' || subject || E'\\r\\n\\r\\n' || :text || E'\\r\\n', 'UTF8')
                          from mail
                        """)
                .param("account", account)
                .param("run", mails + "-")
                .param("mails", mails)
                .param("text", TEXT)
                .update();
        jdbc.sql("analyze mail_message").update();
    }
}
