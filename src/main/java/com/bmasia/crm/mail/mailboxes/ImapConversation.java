package com.bmasia.crm.mail.mailboxes;

import com.bmasia.crm.mail.probe.GuardedSockets;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Predicate;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** One connection to a mailbox. Only looks: nothing in it is marked as read, moved or removed. */
class ImapConversation implements AutoCloseable {

    private final ImapServer server;
    private final IMAPStore store;

    /** @param limit for all of it: a server that answers a little at a time must not hold a thread for ever */
    ImapConversation(ImapServer server, Predicate<InetAddress> refused, Duration limit) {
        this.server = server;
        Properties settings = server.session();
        settings.put("mail.imap.socketFactory", new GuardedSockets(refused, limit));
        settings.setProperty("mail.imap.socketFactory.fallback", "false");
        // 16 KB by default, each asked for when the one before has come: a file of 25 MB would take 2,000 questions.
        settings.setProperty("mail.imap.fetchsize", "1048576");
        store = new IMAPStore(
                Session.getInstance(settings), new URLName("imap", server.host(), server.port(), null, null, null));
    }

    IMAPFolder open(String folder) throws MessagingException {
        store.connect(server.host(), server.port(), server.username(), server.password());
        IMAPFolder opened = (IMAPFolder) store.getFolder(folder);
        opened.open(Folder.READ_ONLY);
        return opened;
    }

    boolean isOpen() {
        return store.isConnected();
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (MessagingException e) {
            return; // it is closed all the same
        }
    }
}
