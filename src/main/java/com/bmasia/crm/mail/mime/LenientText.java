package com.bmasia.crm.mail.mime;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/** Bytes and headers of other people's mails as text, whatever they claim to be. */
public final class LenientText {

    /** What Thai mail servers write where they do not say what they write. */
    private static final Charset THAI = Charset.forName("windows-874");

    private LenientText() {}

    /** @param named the charset that the mail names; null where it names none */
    public static String of(byte[] bytes, String named) {
        Optional<Charset> charset = charset(named);
        return charset.isPresent() && charset.get() != StandardCharsets.US_ASCII
                ? new String(bytes, charset.get())
                : guessed(bytes);
    }

    private static String guessed(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, THAI);
        }
    }

    private static Optional<Charset> charset(String named) {
        try {
            return Optional.ofNullable(named).map(MimeUtility::javaCharset).map(Charset::forName);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** What a mail server said, of which each byte has become a character. */
    public static String ofAnswer(String bytes) {
        boolean plain = bytes.chars().allMatch(c -> c < 0x80) || bytes.chars().anyMatch(c -> c > 0xff);
        return plain ? bytes : guessed(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A header in words (RFC 2047); as it stands where it cannot be decoded. */
    public static String ofHeader(String header) {
        if (header == null) {
            return "";
        }
        String unfolded = MimeUtility.unfold(header);
        try {
            String raw = guessed(unfolded.getBytes(StandardCharsets.ISO_8859_1));
            return MimeUtility.decodeText(raw);
        } catch (UnsupportedEncodingException | RuntimeException e) {
            return unfolded;
        }
    }
}
