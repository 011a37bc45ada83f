package com.bmasia.crm.mail.bounces.mailbox;

import java.util.UUID;

/** Where the reader leaves an email to a desk. */
public interface DeskStore {

    /** A desk as its emails remember it. */
    record Desk(UUID mailbox, String address, String team) {}

    /** In the caller's transaction; what is there already is left as it is. */
    void keep(Desk desk, long uidValidity, FoundMail mail);
}
