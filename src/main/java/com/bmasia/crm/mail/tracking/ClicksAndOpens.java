package com.bmasia.crm.mail.tracking;

import java.util.Optional;
import org.springframework.stereotype.Service;

/** What the public addresses of a mail do. */
@Service
public class ClicksAndOpens {

    private final MailTokens tokens;
    private final Links links;
    private final MailEvents events;

    ClicksAndOpens(MailTokens tokens, Links links, MailEvents events) {
        this.tokens = tokens;
        this.links = links;
        this.events = events;
    }

    /** The address that this link of this mail leads to; empty for what we did not sign and for mails that are gone. */
    public Optional<String> click(String token, Visit visit) {
        return tokens.read(MailTokens.Purpose.CLICK, token)
                .filter(signed -> events.recordClick(signed.mail(), signed.link(), visit))
                .flatMap(signed -> links.target(signed.link()));
    }

    public void open(String token, Visit visit) {
        tokens.read(MailTokens.Purpose.OPEN, token).ifPresent(signed -> events.recordOpen(signed.mail(), visit));
    }
}
