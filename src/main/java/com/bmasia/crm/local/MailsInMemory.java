package com.bmasia.crm.local;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.internet.MimeMessage;

/** The mailbox of every recipient. Replaces GreenMail's own mailboxes, which keep all mail for ever. */
record MailsInMemory(CaughtMails mails) implements GreenMailUser {

    @Override
    public void deliver(MovingMessage message) {
        mails.take(message);
    }

    @Override
    public void deliver(MimeMessage message) {
        MovingMessage moving = new MovingMessage();
        moving.setMimeMessage(message);
        mails.take(moving);
    }

    @Override
    public String getEmail() {
        return "everybody";
    }

    @Override
    public String getLogin() {
        return "everybody";
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public String getQualifiedMailboxName() {
        return "everybody";
    }

    @Override
    public void create() {
        // There is nothing to make: the mailbox lives as long as the catcher.
    }

    @Override
    public void delete() {
        // As above.
    }

    @Override
    public void setPassword(String password) {
        // Nobody logs in.
    }

    @Override
    public void authenticate(String password) {
        // Everybody may deliver.
    }
}
