package com.bmasia.crm.mail.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals secrets (AES-256-GCM, NIST SP 800-38D) and signs addresses (HMAC-SHA256). Both keys are derived from the
 * installation's encryption key. Keys that were in force before stay readable ({@code users.old-encryption-keys}), so that
 * the key can be changed: what is sealed says with which one.
 */
@Component
public class MailKeys {

    private static final Logger log = LoggerFactory.getLogger(MailKeys.class);
    private static final int IV = 12;
    private static final int TAG_BITS = 128;
    private static final int SIGNATURE = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** By key id, the one in force first. */
    private final Map<String, byte[]> masters = new LinkedHashMap<>();

    MailKeys(
            @Value("${users.encryption-key:}") String current,
            @Value("${users.old-encryption-keys:}") List<String> old) {
        if (current.isBlank()) {
            log.info("users.encryption-key is not set: what is encrypted now is lost when this process ends");
        }
        Stream.concat(Stream.of(current.isBlank() ? random() : current), old.stream())
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .forEach(key -> masters.putIfAbsent(idOf(key), key));
    }

    /** @param keyId of the key that opens it */
    public record Sealed(String keyId, byte[] bytes) {}

    /** The id of the key that {@link #seal} uses now. */
    public String currentId() {
        return masters.keySet().iterator().next();
    }

    public Sealed seal(byte[] clear) {
        String id = currentId();
        byte[] iv = new byte[IV];
        RANDOM.nextBytes(iv);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, id, iv, clear, 0);
        byte[] all = new byte[IV + sealed.length];
        System.arraycopy(iv, 0, all, 0, IV);
        System.arraycopy(sealed, 0, all, IV, sealed.length);
        return new Sealed(id, all);
    }

    /** @throws UnknownKey where its key is no longer among the settings, or the bytes were changed */
    public byte[] open(Sealed sealed) {
        if (!masters.containsKey(sealed.keyId()) || sealed.bytes().length < IV + TAG_BITS / Byte.SIZE) {
            throw new UnknownKey(sealed.keyId());
        }
        byte[] iv = new byte[IV];
        System.arraycopy(sealed.bytes(), 0, iv, 0, IV);
        return crypt(Cipher.DECRYPT_MODE, sealed.keyId(), iv, sealed.bytes(), IV);
    }

    /** 128 bits that only this installation can compute. */
    public byte[] sign(String purpose, byte[] what) {
        return sign(masters.get(currentId()), purpose, what);
    }

    /** Whether one of our keys, also one of before, made this signature. Takes the same time for all wrong ones. */
    public boolean isSignature(String purpose, byte[] what, byte[] signature) {
        boolean matches = false;
        for (byte[] master : masters.values()) {
            matches |= MessageDigest.isEqual(sign(master, purpose, what), signature);
        }
        return matches;
    }

    private static byte[] sign(byte[] master, String purpose, byte[] what) {
        byte[] full = hmac(hmac(master, "mail signature " + purpose), what);
        byte[] half = new byte[SIGNATURE];
        System.arraycopy(full, 0, half, 0, SIGNATURE);
        return half;
    }

    private byte[] crypt(int mode, String id, byte[] iv, byte[] input, int offset) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            SecretKeySpec key = new SecretKeySpec(hmac(masters.get(id), "mail secret"), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(input, offset, input.length - offset);
        } catch (GeneralSecurityException e) {
            throw new UnknownKey(id);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        return hmac(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String idOf(byte[] master) {
        return HexFormat.of().formatHex(hmac(master, "mail key id"), 0, 8);
    }

    private static String random() {
        byte[] bits = new byte[32];
        RANDOM.nextBytes(bits);
        return Base64.getEncoder().encodeToString(bits);
    }
}
