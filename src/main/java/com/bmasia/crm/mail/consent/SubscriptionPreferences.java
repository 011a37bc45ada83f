package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.mail.consent.SuppressionStore.Entry;
import com.bmasia.crm.mail.tracking.MailEvents;
import com.bmasia.crm.mail.tracking.MailTokens;
import com.bmasia.crm.mail.tracking.MailTokens.Purpose;
import com.bmasia.crm.mail.tracking.Visit;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a recipient decides about further mail, by the signed address in one of ours. That token is the only right needed. */
@Service
public class SubscriptionPreferences {

    private final JdbcClient jdbc;
    private final MailTokens tokens;
    private final MarketingConsent consent;
    private final MailEvents events;

    SubscriptionPreferences(JdbcClient jdbc, MailTokens tokens, MarketingConsent consent, MailEvents events) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.consent = consent;
        this.events = events;
    }

    /**
     * What the page shows.
     *
     * @param token with which choices are sent
     * @param address only so much of it that its owner knows it again
     * @param topics that the address gets now
     */
    public record Choices(String token, String address, Set<MailTopic> topics) {}

    private record Mail(MailId id, String address, MailTopic topic) {}

    /** Changes nothing: mail scanners open links too. Empty for an address that none of our mails contains. */
    @Transactional(readOnly = true)
    public Optional<Choices> ofUnsubscribeLink(String token) {
        return find(Purpose.UNSUBSCRIBE, token).map(this::choices);
    }

    @Transactional(readOnly = true)
    public Optional<Choices> ofPreferences(String token) {
        return find(Purpose.PREFERENCES, token).map(this::choices);
    }

    /**
     * The one click of a mail program (RFC 8058): ends what this mail is about, or all marketing where it is about no topic.
     * Doing it again changes nothing.
     *
     * @return whether there is such a mail
     */
    @Transactional
    public boolean unsubscribe(String token, Visit visit) {
        Optional<Mail> found = find(Purpose.UNSUBSCRIBE, token);
        found.ifPresent(mail -> {
            if (consent.withdraw(saidBy(mail, mail.topic()))) {
                events.record(mail.id(), MailEvents.Kind.UNSUBSCRIBE, "one-click", true, visit);
            }
        });
        return found.isPresent();
    }

    /**
     * Exactly these topics from now on.
     *
     * @return what the address got before; empty where the token is none of ours
     */
    @Transactional
    public Optional<Set<MailTopic>> choose(String token, Set<MailTopic> wanted, Visit visit) {
        return find(Purpose.PREFERENCES, token).map(mail -> {
            Set<MailTopic> before = consent.of(mail.address());
            consent.choose(saidBy(mail, null), wanted);
            if (!wanted.containsAll(before)) {
                events.record(mail.id(), MailEvents.Kind.UNSUBSCRIBE, "preferences", true, visit);
            }
            return before;
        });
    }

    private Choices choices(Mail mail) {
        return new Choices(
                tokens.of(Purpose.PREFERENCES, mail.id()), masked(mail.address()), consent.of(mail.address()));
    }

    private static Entry saidBy(Mail mail, MailTopic topic) {
        return new Entry(
                mail.address(),
                topic,
                SuppressionReason.UNSUBSCRIBED,
                null,
                mail.id().value(),
                null);
    }

    private Optional<Mail> find(Purpose purpose, String token) {
        return tokens.read(purpose, token)
                .flatMap(signed -> jdbc.sql("select to_address, topic from mail_message where id = :id")
                        .param("id", signed.mail().value())
                        .query((row, n) ->
                                new Mail(signed.mail(), row.getString("to_address"), topic(row.getString("topic"))))
                        .optional());
    }

    private static MailTopic topic(String name) {
        return name == null ? null : MailTopic.valueOf(name);
    }

    /** {@code nok@hotel.example} as {@code n•••@hotel.example}: a forwarded mail tells no more than that. */
    private static String masked(String address) {
        int at = address.lastIndexOf('@');
        return address.substring(0, Math.min(1, at)) + "•••" + address.substring(at);
    }
}
