package com.bmasia.crm.mail.log;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Takes a mail apart. It was composed here, but what is in it came from people, so nothing is taken for granted. */
final class MimeReader {

    private static final Session NO_SERVER = Session.getInstance(new Properties());
    private static final int DEEPEST = 10;

    private final List<StoredMail.Attachment> attachments = new ArrayList<>();
    private final Map<String, String> images = new HashMap<>();
    private String text;
    private String html;

    private MimeReader() {}

    static StoredMail read(byte[] mime) {
        try {
            MimeMessage message = new MimeMessage(NO_SERVER, new ByteArrayInputStream(mime));
            MimeReader reader = new MimeReader();
            reader.take(message, 0);
            return new StoredMail(
                    headers(message), reader.text, reader.html, List.copyOf(reader.attachments), reader.images);
        } catch (MessagingException e) {
            throw new IllegalStateException("a stored mail", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<StoredMail.Header> headers(MimeMessage message) throws MessagingException {
        return Collections.list(message.getAllHeaders()).stream()
                .map(header -> new StoredMail.Header(header.getName(), readable(header.getValue())))
                .toList();
    }

    private static String readable(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (IOException e) {
            return value;
        }
    }

    private void take(Part part, int depth) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && depth < DEEPEST) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                take(parts.getBodyPart(i), depth + 1);
            }
        } else if (part.getFileName() == null && text == null && part.isMimeType("text/plain")) {
            text = (String) part.getContent();
        } else if (part.getFileName() == null && html == null && part.isMimeType("text/html")) {
            html = (String) part.getContent();
        } else {
            takeFile(part);
        }
    }

    private void takeFile(Part part) throws MessagingException, IOException {
        byte[] content = part.getInputStream().readAllBytes();
        String type = part.getContentType().split(";")[0].strip().toLowerCase(Locale.ROOT);
        String[] id = part.getHeader("Content-ID");
        if (id != null && type.matches("image/(png|jpeg|gif|webp)")) {
            images.put(
                    id[0].replaceAll("[<>\\s]", ""),
                    "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content));
        }
        attachments.add(new StoredMail.Attachment(attachments.size(), name(part), type, content));
    }

    private static String name(Part part) throws MessagingException, IOException {
        String name = part.getFileName();
        return name == null ? "" : MimeUtility.decodeText(name);
    }
}
