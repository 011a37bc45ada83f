package com.bmasia.crm.tickets.attachments;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The name of a file that came from outside, made harmless: no path, no control or direction-changing characters, none
 * that a file system forbids, at most 200 characters with the extension kept. Letters of all scripts stay.
 */
public record FileName(String value) {

    private static final int LONGEST = 200;
    private static final int LONGEST_EXTENSION = 20;

    public static FileName of(String raw) {
        String path = Normalizer.normalize(raw == null ? "" : raw, Normalizer.Form.NFC);
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        // Cc, Cf: control characters and the marks that make "gpj.exe" read as "exe.jpg".
        String clean = last.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .replaceAll("\\s+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        return new FileName(shorten(clean.isEmpty() ? "file" : clean));
    }

    /** Lower case, without the dot; empty where there is none. */
    public String extension() {
        int dot = value.lastIndexOf('.');
        return dot < 0 ? "" : value.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String shorten(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
        int end = LONGEST - extension.length();
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + extension;
    }
}
