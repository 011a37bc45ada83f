package com.bmasia.crm.mail.outbox;

import com.bmasia.crm.mail.MailId;

/** What mails tell the processes that wait for them. The port through which this module knows the engine. */
public interface WaitingProcesses {

    /** The mail finally failed: the instance, if it still runs, shows an incident until {@link #mailSolved}. */
    void mailFailed(String processInstance, MailId mail, String reason);

    void mailSolved(String processInstance, MailId mail);
}
