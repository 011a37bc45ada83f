package com.bmasia.crm.mail.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.MimeParameterMapping;

/**
 * The parts of an email that are no containers, in their order. Read as a stream, so that depth costs nothing; forwarded
 * emails stay whole, as files.
 */
final class EmailParts {

    private static final int MAX_PARTS = 500;
    private static final int MAX_DEPTH = 100;

    private static final MimeConfig LENIENT = new MimeConfig.Builder()
            .setStrictParsing(false)
            .setMaxLineLen(-1)
            .setMaxHeaderLen(200_000)
            .setMaxHeaderCount(2_000)
            .setMaxContentLen(-1)
            .build();

    private final Headers headers = new Headers();
    private final List<Part> texts = new ArrayList<>();
    private final List<Part> calendars = new ArrayList<>();
    private final List<Part> files = new ArrayList<>();

    private Map<String, Field> fields = new HashMap<>();
    private boolean inFirstHeader = true;

    private EmailParts() {}

    /** @param name as the email gives it; empty where it gives none */
    record Part(String type, String charset, String name, boolean attached, byte[] content) {

        String text() {
            return LyingCharsets.decode(content, charset).replace("\r\n", "\n");
        }

        boolean isType(String wanted) {
            return type.equals(wanted);
        }

        String fileName() {
            return name.isBlank() ? FileNames.of(type) : name;
        }
    }

    static EmailParts of(byte[] raw) {
        EmailParts parts = new EmailParts();
        try {
            parts.read(raw);
        } catch (MimeException | IOException | RuntimeException e) {
            if (e instanceof UnreadableEmail unreadable) {
                throw unreadable;
            }
            if (parts.texts.isEmpty() && parts.files.isEmpty()) {
                throw new UnreadableEmail("The email is damaged: " + e.getMessage());
            }
            // What came before the damage is worth more than nothing; the whole stays with the email.
        }
        return parts;
    }

    private void read(byte[] raw) throws MimeException, IOException {
        MimeTokenStream stream = new MimeTokenStream(LENIENT);
        stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
        stream.parse(new ByteArrayInputStream(raw));
        int depth = 0;
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            switch (state) {
                case T_START_HEADER -> fields = new HashMap<>();
                case T_FIELD -> field(stream.getField());
                case T_END_HEADER -> inFirstHeader = false;
                case T_BODY -> body(stream);
                case T_START_MULTIPART -> refuseTooDeep(++depth);
                case T_END_MULTIPART -> depth--;
                default -> {
                    // Preambles and epilogues say "This is a multi-part message in MIME format".
                }
            }
        }
    }

    private void field(Field field) {
        fields.putIfAbsent(field.getName().strip().toLowerCase(Locale.ROOT), field);
        if (inFirstHeader) {
            headers.add(field);
        }
    }

    private static void refuseTooDeep(int depth) {
        if (depth > MAX_DEPTH) {
            throw new UnreadableEmail("The parts of the email are nested more than " + MAX_DEPTH + " deep");
        }
    }

    private void body(MimeTokenStream stream) throws IOException {
        if (texts.size() + calendars.size() + files.size() == MAX_PARTS) {
            throw new UnreadableEmail("The email has more than " + MAX_PARTS + " parts");
        }
        String type = stream.getBodyDescriptor().getMimeType().toLowerCase(Locale.ROOT);
        Map<String, String> content = parameters(fields.get("content-type"));
        Map<String, String> disposition = parameters(fields.get("content-disposition"));
        String name = Headers.decoded(disposition.getOrDefault("filename", content.getOrDefault("name", "")));
        boolean attached = Headers.words(fields.getOrDefault("content-disposition", new RawField("x", "")))
                .toLowerCase(Locale.ROOT)
                .startsWith("attachment");
        Part part = new Part(type, content.get("charset"), name, attached, bytes(stream));
        boolean words = type.equals("text/plain") || type.equals("text/html");
        if (words && !attached && name.isBlank()) {
            texts.add(part);
            return;
        }
        if (type.equals("text/calendar")) {
            calendars.add(part);
        }
        files.add(part);
    }

    private static byte[] bytes(MimeTokenStream stream) throws IOException {
        return stream.getDecodedInputStream().readAllBytes();
    }

    private static Map<String, String> parameters(Field field) {
        if (field == null) {
            return Map.of();
        }
        MimeParameterMapping found = new MimeParameterMapping();
        RawField raw = new RawField(field.getName(), Headers.words(field));
        for (NameValuePair pair : RawFieldParser.DEFAULT.parseRawBody(raw).getParams()) {
            if (pair.getName() != null && pair.getValue() != null) {
                found.addParameter(pair.getName().toLowerCase(Locale.ROOT), pair.getValue());
            }
        }
        return found.getParameters();
    }

    Headers headers() {
        return headers;
    }

    List<Part> texts() {
        return texts;
    }

    List<Part> calendars() {
        return calendars;
    }

    List<Part> files() {
        return files;
    }
}
