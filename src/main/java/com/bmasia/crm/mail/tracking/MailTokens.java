package com.bmasia.crm.mail.tracking;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.keys.SignedIds;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What stands in the public addresses of a mail: which mail, for a link also which link, and 128 bits that only we can
 * compute. Each purpose signs for itself, so that the token of an image opens no preference page.
 */
@Component
public class MailTokens {

    private final SignedIds signed;

    MailTokens(SignedIds signed) {
        this.signed = signed;
    }

    /** What a token is good for. */
    public enum Purpose {
        CLICK(2),
        OPEN(1),
        UNSUBSCRIBE(1),
        PREFERENCES(1);

        private final int ids;

        Purpose(int ids) {
            this.ids = ids;
        }
    }

    /** @param link null where the purpose has none */
    public record Signed(MailId mail, UUID link) {}

    public String of(Purpose purpose, MailId mail) {
        return signed.write(purpose.name(), mail.value());
    }

    String ofLink(MailId mail, UUID link) {
        return signed.write(Purpose.CLICK.name(), mail.value(), link);
    }

    /** Empty for everything that we did not write for exactly this purpose. */
    public Optional<Signed> read(Purpose purpose, String token) {
        return signed.read(purpose.name(), purpose.ids, token)
                .map(ids -> new Signed(new MailId(ids.get(0)), purpose.ids > 1 ? ids.get(1) : null));
    }
}
