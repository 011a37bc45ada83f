package com.bmasia.crm.mail;

/** Why a mail is written; decides about consent, order, and what happens when nobody knows whether it went out. */
public enum MailPurpose {
    /** Belongs to a business relation: answers, documents, reminders. Carries no unsubscribe link. */
    CONTRACTUAL(2),
    /** Only to people who did not say no; never sent twice for want of an answer of the mail server. */
    MARKETING(3),
    /** To our own people. */
    INTERNAL(1);

    private final int priority;

    MailPurpose(int priority) {
        this.priority = priority;
    }

    /** Smaller goes first, so that a campaign never delays an answer. */
    public int priority() {
        return priority;
    }
}
