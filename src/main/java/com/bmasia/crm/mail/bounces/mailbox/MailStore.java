package com.bmasia.crm.mail.bounces.mailbox;

import java.util.List;
import java.util.UUID;

/** Where the reader leaves what it finds. */
public interface MailStore {

    /** In the caller's transaction; what is there already is left as it is. */
    void keep(UUID account, long uidValidity, List<FoundMail> mails);
}
