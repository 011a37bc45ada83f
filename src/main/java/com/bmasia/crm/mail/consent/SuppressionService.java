package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.mail.consent.SuppressionStore.Entry;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SingleLine;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.Changes;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.Requires;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What our people do to the suppression list. Who may sell may also say that an address gets nothing, and may end a bounce.
 * What a recipient said is ended only with a note of how that person agreed; every change is in the audit log.
 */
@Service
@Transactional
public class SuppressionService {

    static final int LONGEST_NOTE = 300;
    private static final String AUDITED = "suppression";

    private final SuppressionStore list;
    private final MarketingConsent consent;
    private final AuditLog audit;

    SuppressionService(SuppressionStore list, MarketingConsent consent, AuditLog audit) {
        this.list = list;
        this.consent = consent;
        this.audit = audit;
    }

    /** Nothing but mail to our own people goes to this address any more. */
    @Requires(Permission.EDIT_MARKETING)
    public SuppressionId add(String address, String note, CurrentUser by) {
        Entry entry = new Entry(valid(address), null, SuppressionReason.MANUAL, checked(note), null, by.id());
        SuppressionId id = list.add(entry)
                .orElseThrow(() -> new RuleViolation("address", "mail.suppression.rule.known", entry.address()));
        record("added", id, entry.address(), null, entry.reason(), null, entry.note(), by);
        return id;
    }

    /**
     * The person said so to us, not to a page. Saying it twice is no mistake.
     *
     * @param topic null for all marketing
     */
    @Requires(Permission.EDIT_MARKETING)
    public SuppressionId unsubscribe(String address, MailTopic topic, String note, CurrentUser by) {
        Entry no = new Entry(valid(address), topic, SuppressionReason.UNSUBSCRIBED, checked(note), null, by.id());
        if (consent.withdraw(no)) {
            record("added", null, no.address(), topic, no.reason(), null, no.note(), by);
        }
        return list.of(no.address()).stream()
                .filter(entry -> entry.reason() == no.reason() && entry.topic() == topic)
                .findFirst()
                .map(Suppression::id)
                .orElseThrow();
    }

    /** The address gets mail again, as far as no other entry stops it. */
    @Requires(Permission.EDIT_MARKETING)
    public void lift(SuppressionId id, String note, CurrentUser by) {
        Suppression entry = list.find(id).orElseThrow(() -> new NotFound(AUDITED, id));
        String reason = checked(note);
        if (reason == null && entry.reason().isWordOfTheRecipient()) {
            throw new RuleViolation("note", "mail.suppression.rule.note");
        }
        Set<MailTopic> before = consent.of(entry.address());
        if (!list.remove(id)) {
            throw new NotFound(AUDITED, id);
        }
        consent.tell(entry.address(), before);
        record("lifted", id, entry.address(), entry.topic(), null, entry.reason(), reason, by);
    }

    private void record(
            String what,
            SuppressionId id,
            String address,
            MailTopic topic,
            SuppressionReason now,
            SuppressionReason before,
            String note,
            CurrentUser by) {
        Changes changes = new Changes()
                .field("reason", before, now)
                .field("topic", now == null ? topic : null, now == null ? null : topic)
                .field("note", null, note);
        audit.record(by, AUDITED + "." + what, AUDITED, id, address, changes.asMap());
    }

    private static String valid(String address) {
        if (!EmailAddress.isValid(address == null ? null : address.strip())) {
            throw new RuleViolation("address", "web.rule.email", address);
        }
        return new EmailAddress(address).normalized();
    }

    private static String checked(String note) {
        String text = SingleLine.of(note);
        if (text.length() > LONGEST_NOTE) {
            throw new RuleViolation("note", "mail.suppression.rule.note.length", LONGEST_NOTE);
        }
        return text.isEmpty() ? null : text;
    }
}
