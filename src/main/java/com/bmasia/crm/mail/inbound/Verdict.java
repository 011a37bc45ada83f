package com.bmasia.crm.mail.inbound;

import com.bmasia.crm.mail.AboutRecord;

/**
 * What has become of an email.
 *
 * @param about the record it belongs to; null for none
 * @param label what people call that record, such as its number; null for none
 * @param reason the last part of the message key that says why; null where there is nothing to explain
 * @param details what that text needs: an address, a number; never null
 * @param mayAnswer whether an automatic answer of ours may go to its sender, as far as this email is concerned
 */
public record Verdict(
        DeskEmailState state, AboutRecord about, String label, String reason, String details, boolean mayAnswer) {

    public static Verdict of(DeskEmailState state, AboutRecord about, String label) {
        return new Verdict(state, about, label, null, "", false);
    }

    public static Verdict review(String reason, String details) {
        return new Verdict(DeskEmailState.REVIEW, null, null, reason, details, false);
    }

    public static Verdict automatic() {
        return new Verdict(DeskEmailState.AUTOMATIC, null, null, null, "", false);
    }

    public Verdict because(String why, String with) {
        return new Verdict(state, about, label, why, with, mayAnswer);
    }

    public Verdict withAnswer() {
        return new Verdict(state, about, label, reason, details, true);
    }
}
