package com.bmasia.crm.mail.inbound;

import com.bmasia.crm.mail.tracking.SecretLinks;
import org.springframework.stereotype.Component;

/** Customers' programs repeat our emails, with the links by which their reader is known: staff must not act by them. */
@Component
public class PublicLinks {

    private final SecretLinks secrets;

    PublicLinks(SecretLinks secrets) {
        this.secrets = secrets;
    }

    /** The text with such links cut short. */
    public String without(String text) {
        return secrets.cut(text);
    }

    /** The email with such links cut short; byte for byte the same where it has none. */
    public byte[] without(byte[] mime) {
        return secrets.cut(mime);
    }
}
