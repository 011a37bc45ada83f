package com.bmasia.crm.mail.consent;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.tracking.MailTokens;
import com.bmasia.crm.mail.tracking.PublicAddresses;
import com.bmasia.crm.shared.Language;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Where the recipient of a mail says no: a page for people, and for their mail programs one click (RFC 8058). */
@Component
public class UnsubscribeLinks {

    private final MailTokens tokens;
    private final PublicAddresses addresses;

    UnsubscribeLinks(MailTokens tokens, PublicAddresses addresses) {
        this.tokens = tokens;
        this.addresses = addresses;
    }

    /** For {@code unsubscribe_url} in a template: the page speaks the language of the mail. */
    public String pageUrl(MailId mail, Language language) {
        return oneClickUrl(mail) + "?lang=" + language.name().toLowerCase(Locale.ROOT);
    }

    /** For the header {@code List-Unsubscribe}; the same page: a GET shows it, a POST acts. */
    public String oneClickUrl(MailId mail) {
        return addresses.unsubscribe(tokens.of(MailTokens.Purpose.UNSUBSCRIBE, mail));
    }
}
