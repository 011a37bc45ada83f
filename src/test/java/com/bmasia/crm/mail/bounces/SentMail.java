package com.bmasia.crm.mail.bounces;

import com.bmasia.crm.mail.MailId;

/** A mail of ours as the outside knows it. */
record SentMail(MailId id, String messageId, String to) {}
