package com.bmasia.crm.mail;

import com.bmasia.crm.shared.Language;
import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.records.RecordKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Contributed as a bean by the module that owns the records of a process, so that its models can send templates without
 * this module knowing the records. The business key of an instance is the id of its record.
 */
public interface TemplateSource {

    /** What they are about; a model of none of its processes names it. */
    RecordKind about();

    /** Words for people of a record that a model may name as recipient, such as {@code contact}. */
    Set<String> recipients();

    /** Words with which a model asks for another wording than the type's usual one; often none. */
    Set<String> occasions();

    /** Empty where nothing shall be sent: the record is gone, or the occasion has passed meanwhile. */
    Optional<MailContent> content(Request request);

    /**
     * @param recipient one of {@link #recipients}; null where the model names an address itself
     * @param occasion one of {@link #occasions}, or null
     * @param language that the model wants; null for the recipient's own
     */
    record Request(String businessKey, TemplateType type, String recipient, String occasion, Language language) {}

    /**
     * @param to null where the record has nobody of that kind, or nobody with an address: nothing is sent
     * @param values of the type's variables
     * @param sender null for the company's own
     * @param parts null where it goes to that one person, without files and formatting
     */
    record MailContent(Recipient to, Map<String, String> values, UserId sender, AboutRecord about, Parts parts) {

        public MailContent(Recipient to, Map<String, String> values, UserId sender, AboutRecord about) {
            this(to, values, sender, about, null);
        }

        /** All who get it: one mail each, in one language, since the values are words of the first one's. */
        public List<Recipient> everybody() {
            return parts == null || to == null
                    ? Stream.ofNullable(to).toList()
                    : Stream.concat(parts.together().to().stream(), parts.together().cc().stream())
                            .map(one -> new Recipient(one.address(), one.name(), to.language()))
                            .toList();
        }
    }

    /** @param markup values of text variables with formatting */
    record Parts(TogetherWith together, Map<String, String> markup, List<MailAttachment> files) {}
}
