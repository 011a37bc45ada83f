package com.bmasia.crm.mail.dsn;

import com.bmasia.crm.mail.mime.LenientText;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a mail that are no containers, in their order. A mail that is nested without end is refused. */
final class MimeParts {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_PARTS = 200;
    private static final int MAX_BYTES = 512 * 1024;
    private static final Pattern FIRST_BOUNDARY = Pattern.compile("(?m)^--([^\\s-][^\\r\\n]{0,69}?)[ \\t]*\\r?$");
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

    /** @throws Unreadable where it is nested without end */
    static MimeParts of(byte[] raw) {
        try {
            MimeParts parts = new MimeParts(new MimeMessage(NO_SERVER, new ByteArrayInputStream(raw)));
            parts.collect(parts.message, 0);
            return parts;
        } catch (MessagingException | IOException e) {
            throw new Unreadable("The email is damaged: " + e.getMessage(), e);
        }
    }

    /** Who wrote it, from its headers alone. */
    static Origin originOf(byte[] raw) {
        try {
            MimeParts parts = new MimeParts(new MimeMessage(NO_SERVER, new ByteArrayInputStream(raw)));
            return Origin.of(parts::header);
        } catch (MessagingException e) {
            return Origin.PERSON;
        }
    }

    private void collect(Part part, int depth) throws MessagingException, IOException {
        if (depth > MAX_DEPTH) {
            throw new Unreadable("The parts of the email are nested more than " + MAX_DEPTH + " deep");
        }
        ContentType type = typeOf(part);
        if (type.getPrimaryType().equalsIgnoreCase("multipart")) {
            collectContainer(part, type, depth);
            return;
        }
        add(new Leaf(type.getBaseType().toLowerCase(Locale.ROOT), type.getParameter("charset"), bytes(part)));
    }

    /** One whose parts cannot be told apart is read as the text that it is, as a person would. */
    private void collectContainer(Part part, ContentType type, int depth) throws MessagingException, IOException {
        int before = leaves.size();
        try {
            collect(new MimeMultipart(part.getDataHandler().getDataSource()), depth);
        } catch (MessagingException | IOException damaged) {
            leaves.subList(before, leaves.size()).clear();
            byte[] text = bytes(part);
            if (!collectByFirstBoundary(text, type, depth)) {
                add(new Leaf("text/plain", type.getParameter("charset"), text));
            }
        }
    }

    private void collect(MimeMultipart container, int depth) throws MessagingException, IOException {
        for (int i = 0; i < container.getCount(); i++) {
            collect(container.getBodyPart(i), depth + 1);
        }
    }

    /** The header names no boundary, or another than the one that stands between the parts. */
    private boolean collectByFirstBoundary(byte[] text, ContentType type, int depth) {
        Matcher first = FIRST_BOUNDARY.matcher(new String(text, StandardCharsets.ISO_8859_1));
        if (!first.find()) {
            return false;
        }
        int before = leaves.size();
        try {
            ContentType mended = new ContentType("multipart", type.getSubType(), new ParameterList());
            mended.setParameter("boundary", first.group(1));
            collect(new MimeMultipart(new ByteArrayDataSource(text, mended.toString())), depth);
            return leaves.size() > before;
        } catch (MessagingException | IOException e) {
            leaves.subList(before, leaves.size()).clear();
            return false;
        }
    }

    private void add(Leaf leaf) {
        if (leaves.size() == MAX_PARTS) {
            throw new Unreadable("The email has more than " + MAX_PARTS + " parts");
        }
        leaves.add(leaf);
    }

    /** What is written wrongly is read as text, which is what mail programs do. */
    private static ContentType typeOf(Part part) throws MessagingException {
        String written = part.getContentType() == null ? "text/plain" : part.getContentType();
        try {
            return new ContentType(written);
        } catch (ParseException e) {
            boolean container = written.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
            return container ? new ContentType("multipart", "mixed", null) : new ContentType("text", "plain", null);
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
