package com.bmasia.crm.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param from the sender of the application's own mails, such as {@code BMAsia CRM <crm@bmasia.example>}
 * @param privateHosts whether people's own accounts may be on this machine or a link-local address
 * @param dispatcher how this node sends
 * @param mailboxes how this node looks for mails that came back
 */
@ConfigurationProperties("mail")
public record MailProperties(
        @DefaultValue("BMAsia CRM <crm@bmasia.example>") String from,
        @DefaultValue("false") boolean privateHosts,
        @DefaultValue Dispatcher dispatcher,
        @DefaultValue Mailboxes mailboxes) {

    /**
     * @param enabled whether this node reads mailboxes at all
     * @param whenCaught whether also where all outgoing mail is caught, as in a local start
     * @param poll how often each is looked into
     * @param deskPoll how often each desk mailbox is
     */
    public record Mailboxes(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("false") boolean whenCaught,
            @DefaultValue("2m") Duration poll,
            @DefaultValue("30s") Duration deskPoll) {}

    /**
     * @param enabled whether this node sends at all
     * @param poll how often the outbox is looked at, besides at once after a commit of this node
     * @param connectionsPerAccount that one node opens to the mail server of one account
     * @param batch the most that one connection takes at a time from a fast server; so many may be unknown after a crash
     * @param idle how long a connection without work stays open
     * @param mailsPerConnection after which it is opened anew; providers end long ones by themselves
     * @param nodeLostAfter a node that was not seen for so long is taken for dead
     * @param giveUpAfter a mail that the server defers, counted from its first attempt
     */
    public record Dispatcher(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1s") Duration poll,
            @DefaultValue("3") int connectionsPerAccount,
            @DefaultValue("20") int batch,
            @DefaultValue("20s") Duration idle,
            @DefaultValue("500") int mailsPerConnection,
            @DefaultValue("30s") Duration nodeLostAfter,
            @DefaultValue("5d") Duration giveUpAfter,
            @DefaultValue("10s") Duration connectTimeout,
            @DefaultValue("60s") Duration answerTimeout) {}
}
