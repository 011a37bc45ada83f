package com.bmasia.crm.mail.bounces.report;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** The parts of a mail that are no containers, in their order. A mail that is nested without end is refused. */
final class MimeParts {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_PARTS = 200;
    private static final int MAX_BYTES = 512 * 1024;
    private static final Session NO_SERVER = Session.getInstance(new Properties());

    private final MimeMessage message;
    private final List<Leaf> leaves = new ArrayList<>();

    private MimeParts(MimeMessage message) {
        this.message = message;
    }

    /** @param type such as {@code text/plain}, in lower case */
    record Leaf(String type, String charset, byte[] content) {

        String text() {
            return LenientText.of(content, charset);
        }

        boolean is(String... types) {
            return List.of(types).contains(type);
        }
    }

    /** @throws Unreadable where it has no parts that could be read */
    static MimeParts of(byte[] raw) {
        try {
            MimeParts parts = new MimeParts(new MimeMessage(NO_SERVER, new ByteArrayInputStream(raw)));
            parts.collect(parts.message, 0);
            return parts;
        } catch (MessagingException | IOException e) {
            throw new Unreadable("The mail is damaged: " + e.getMessage(), e);
        }
    }

    private void collect(Part part, int depth) throws MessagingException, IOException {
        if (depth > MAX_DEPTH) {
            throw new Unreadable("The parts of the mail are nested more than " + MAX_DEPTH + " deep");
        }
        ContentType type = typeOf(part);
        if (type.getPrimaryType().equalsIgnoreCase("multipart")) {
            MimeMultipart container = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < container.getCount(); i++) {
                collect(container.getBodyPart(i), depth + 1);
            }
            return;
        }
        if (leaves.size() == MAX_PARTS) {
            throw new Unreadable("The mail has more than " + MAX_PARTS + " parts");
        }
        leaves.add(new Leaf(type.getBaseType().toLowerCase(Locale.ROOT), type.getParameter("charset"), bytes(part)));
    }

    /** What is written wrongly is read as text, which is what mail programs do. */
    private static ContentType typeOf(Part part) throws MessagingException {
        try {
            String written = part.getContentType();
            return new ContentType(written == null ? "text/plain" : written);
        } catch (ParseException e) {
            return new ContentType("text", "plain", null);
        }
    }

    private static byte[] bytes(Part part) throws MessagingException {
        try (InputStream content = decoded(part)) {
            return content.readNBytes(MAX_BYTES);
        } catch (IOException e) {
            // An encoding that is cut off or unknown: another part may say enough.
            return new byte[0];
        }
    }

    /** Jakarta Mail leaves the encoding of {@code message/*} alone, as old standards forbid one; RFC 6533 allows it. */
    private static InputStream decoded(Part part) throws MessagingException, IOException {
        String[] encoding = part.getHeader("Content-Transfer-Encoding");
        boolean left = encoding != null
                && part.isMimeType("message/*")
                && encoding[0].strip().toLowerCase(Locale.ROOT).matches("base64|quoted-printable");
        return left ? MimeUtility.decode(part.getInputStream(), encoding[0].strip()) : part.getInputStream();
    }

    List<Leaf> leaves() {
        return leaves;
    }

    /** Of the mail itself, unfolded; empty where it is absent. */
    String header(String name) {
        try {
            String value = message.getHeader(name, ", ");
            return value == null ? "" : value.replaceAll("[\\r\\n]+\\s*", " ");
        } catch (MessagingException e) {
            return "";
        }
    }
}
