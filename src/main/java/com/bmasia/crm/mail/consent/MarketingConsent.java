package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.ConsentChanged;
import com.bmasia.crm.mail.MailTopic;
import com.bmasia.crm.mail.consent.SuppressionStore.Entry;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a person said about marketing mail. Tells other modules of each change, in the same transaction. */
@Component
class MarketingConsent {

    private final SuppressionStore list;
    private final ApplicationEventPublisher events;

    MarketingConsent(SuppressionStore list, ApplicationEventPublisher events) {
        this.list = list;
        this.events = events;
    }

    Set<MailTopic> of(String address) {
        return list.consentOf(address);
    }

    /** @return whether that was new */
    boolean withdraw(Entry no) {
        Set<MailTopic> before = of(no.address());
        boolean added = list.add(no).isPresent();
        if (added) {
            tell(no.address(), before);
        }
        return added;
    }

    /** Exactly these from now on; none of them means no mail of topics that come later either. */
    void choose(Entry said, Set<MailTopic> wanted) {
        Set<MailTopic> before = of(said.address());
        if (wanted.isEmpty()) {
            list.add(said);
        } else {
            list.removeNoToEverything(said.address());
            for (MailTopic topic : MailTopic.values()) {
                choose(said, topic, wanted.contains(topic));
            }
        }
        tell(said.address(), before);
    }

    private void choose(Entry said, MailTopic topic, boolean wanted) {
        if (wanted) {
            list.removeNoTo(topic, said.address());
        } else {
            list.add(new Entry(said.address(), topic, said.reason(), said.note(), said.mail(), said.by()));
        }
    }

    /** Compares with what the person got before. */
    void tell(String address, Set<MailTopic> before) {
        Set<MailTopic> now = of(address);
        String key = address.toLowerCase(Locale.ROOT);
        if (now.isEmpty() && !before.isEmpty()) {
            events.publishEvent(new ConsentChanged(key, null, false));
            return;
        }
        for (MailTopic topic : EnumSet.allOf(MailTopic.class)) {
            if (now.contains(topic) != before.contains(topic)) {
                events.publishEvent(new ConsentChanged(key, topic, now.contains(topic)));
            }
        }
    }
}
