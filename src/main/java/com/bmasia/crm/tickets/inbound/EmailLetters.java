package com.bmasia.crm.tickets.inbound;

import com.bmasia.crm.mail.inbound.DeskEmail;
import com.bmasia.crm.mail.inbound.PublicLinks;
import com.bmasia.crm.tickets.attachments.NewFile;
import com.bmasia.crm.tickets.inbound.CustomerEmails.Letter;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Component;

/** The words of an email as a ticket takes them. */
@Component
class EmailLetters {

    private final PublicLinks links;

    EmailLetters(PublicLinks links) {
        this.links = links;
    }

    Letter of(DeskEmail email) {
        String quoted = email.content().quoted();
        return new Letter(
                email.id(),
                SubjectLine.cleaned(email.content().subject()),
                links.without(email.content().text()),
                quoted == null ? null : links.without(quoted),
                email.content().files().stream()
                        .map(file ->
                                new NewFile(file.name(), file.content().length, new ByteArrayResource(file.content())))
                        .toList());
    }
}
