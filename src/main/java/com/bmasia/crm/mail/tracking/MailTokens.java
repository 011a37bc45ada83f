package com.bmasia.crm.mail.tracking;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.keys.MailKeys;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What stands in the public addresses of a mail: which mail, for a link also which link, and 128 bits that only we can
 * compute. Each purpose signs for itself, so that the token of an image opens no preference page.
 */
@Component
public class MailTokens {

    private static final int ID = 16;
    private static final int SIGNATURE = 16;
    private static final Base64.Encoder WRITER = Base64.getUrlEncoder().withoutPadding();

    private final MailKeys keys;

    MailTokens(MailKeys keys) {
        this.keys = keys;
    }

    /** What a token is good for. */
    public enum Purpose {
        CLICK(2 * ID),
        OPEN(ID),
        UNSUBSCRIBE(ID),
        PREFERENCES(ID);

        private final int payload;

        Purpose(int payload) {
            this.payload = payload;
        }
    }

    /** @param link null where the purpose has none */
    public record Signed(MailId mail, UUID link) {}

    public String of(Purpose purpose, MailId mail) {
        return write(purpose, bytes(mail.value()));
    }

    String ofLink(MailId mail, UUID link) {
        return write(Purpose.CLICK, bytes(mail.value(), link));
    }

    /** Empty for everything that we did not write for exactly this purpose. */
    public Optional<Signed> read(Purpose purpose, String token) {
        byte[] all = decode(token);
        if (all.length != purpose.payload + SIGNATURE) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(all, purpose.payload);
        byte[] signature = Arrays.copyOfRange(all, purpose.payload, all.length);
        if (!keys.isSignature(purpose.name(), payload, signature)) {
            return Optional.empty();
        }
        ByteBuffer ids = ByteBuffer.wrap(payload);
        return Optional.of(new Signed(new MailId(uuid(ids)), ids.hasRemaining() ? uuid(ids) : null));
    }

    private String write(Purpose purpose, byte[] payload) {
        ByteBuffer all = ByteBuffer.allocate(payload.length + SIGNATURE);
        return WRITER.encodeToString(
                all.put(payload).put(keys.sign(purpose.name(), payload)).array());
    }

    /** Only the one spelling that we write: the decoder itself lets spare bits pass. */
    private static byte[] decode(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            return WRITER.encodeToString(bytes).equals(token) ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] bytes(UUID... ids) {
        ByteBuffer bytes = ByteBuffer.allocate(ids.length * ID);
        for (UUID id : ids) {
            bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return bytes.array();
    }

    private static UUID uuid(ByteBuffer bytes) {
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
