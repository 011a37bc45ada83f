package com.bmasia.crm.mail;

import static com.bmasia.crm.mail.MailPurpose.CONTRACTUAL;
import static com.bmasia.crm.mail.MailPurpose.MARKETING;

import com.bmasia.crm.shared.RuleViolation;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a template is for. Decides which variables it offers and whether its mails need consent. */
public enum TemplateType {
    WELCOME(CONTRACTUAL),
    QUOTE(CONTRACTUAL),
    CONTRACT(CONTRACTUAL),
    INVOICE(CONTRACTUAL),
    PAYMENT_REMINDER(CONTRACTUAL),
    PAYMENT_OVERDUE(CONTRACTUAL),
    RENEWAL_30_DAYS(CONTRACTUAL),
    RENEWAL_14_DAYS(CONTRACTUAL),
    RENEWAL_7_DAYS(CONTRACTUAL),
    RENEWAL_URGENT(CONTRACTUAL),
    QUARTERLY_REVIEW(MailTopic.CHECK_INS),
    SEASONAL_CAMPAIGN(MailTopic.OFFERS),
    ZONE_OFFLINE(CONTRACTUAL),
    ZONE_RESTORED(CONTRACTUAL),
    TICKET_RECEIVED(CONTRACTUAL),
    TICKET_UPDATED(CONTRACTUAL),
    TICKET_RESOLVED(CONTRACTUAL),
    SATISFACTION_SURVEY(MailTopic.SURVEYS),
    NEWSLETTER(MailTopic.NEWS),
    /** For anything; whoever sends it may never have done business with us, so it needs consent. */
    GENERAL(MailTopic.NEWS);

    private final MailPurpose purpose;
    private final MailTopic topic;

    TemplateType(MailPurpose purpose) {
        this.purpose = purpose;
        this.topic = null;
    }

    TemplateType(MailTopic topic) {
        this.purpose = MARKETING;
        this.topic = topic;
    }

    public MailPurpose purpose() {
        return purpose;
    }

    /** Empty for what is not marketing. */
    public Optional<MailTopic> topic() {
        return Optional.ofNullable(topic);
    }

    /** As the API, forms and models write it: {@code ticket_received}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws RuleViolation at the field {@code type} for a word that names none */
    public static TemplateType of(String code) {
        return Arrays.stream(values())
                .filter(type -> type.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new RuleViolation("type", "mail.template.rule.type", code));
    }
}
