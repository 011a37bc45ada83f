package com.bmasia.crm.mail.keys;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Ids in a public address, with 128 bits that only this installation can compute for this purpose: base64url, no padding. */
@Component
public class SignedIds {

    private static final int ID = 16;
    private static final int SIGNATURE = 16;
    private static final Base64.Encoder WRITER = Base64.getUrlEncoder().withoutPadding();

    private final MailKeys keys;

    SignedIds(MailKeys keys) {
        this.keys = keys;
    }

    public String write(String purpose, UUID... ids) {
        ByteBuffer payload = ByteBuffer.allocate(ids.length * ID);
        for (UUID id : ids) {
            payload.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        ByteBuffer all = ByteBuffer.allocate(payload.capacity() + SIGNATURE);
        return WRITER.encodeToString(all.put(payload.array())
                .put(keys.sign(purpose, payload.array()))
                .array());
    }

    /** So many ids; empty for everything that we did not write for exactly this purpose. */
    public Optional<List<UUID>> read(String purpose, int count, String token) {
        byte[] all = decode(token);
        if (all.length != count * ID + SIGNATURE) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(all, count * ID);
        if (!keys.isSignature(purpose, payload, Arrays.copyOfRange(all, count * ID, all.length))) {
            return Optional.empty();
        }
        ByteBuffer ids = ByteBuffer.wrap(payload);
        return Optional.of(Stream.generate(() -> new UUID(ids.getLong(), ids.getLong()))
                .limit(count)
                .toList());
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
}
