package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.MailPurpose;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why an address gets no mail, and which mail that is about. Mail to our own people is never stopped. */
public enum SuppressionReason {
    /** The mailbox does not exist: whatever we send comes back, and costs our reputation. */
    HARD_BOUNCE(true),
    /** We decided so. */
    MANUAL(true),
    /** Somebody called our mail spam. */
    COMPLAINT(false),
    UNSUBSCRIBED(false),
    /** Again and again full or out of order; a bill is still worth the try. */
    SOFT_BOUNCES(false);

    private final boolean stopsContractual;

    SuppressionReason(boolean stopsContractual) {
        this.stopsContractual = stopsContractual;
    }

    public boolean stops(MailPurpose purpose) {
        return switch (purpose) {
            case MARKETING -> true;
            case CONTRACTUAL -> stopsContractual;
            case INTERNAL -> false;
        };
    }

    /** Said by the person who gets the mail, so that only this person's word ends it. */
    public boolean isWordOfTheRecipient() {
        return this == UNSUBSCRIBED || this == COMPLAINT;
    }

    /** As the API and addresses write it: {@code hard_bounce}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SuppressionReason> of(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }
}
