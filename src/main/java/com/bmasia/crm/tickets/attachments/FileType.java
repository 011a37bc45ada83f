package com.bmasia.crm.tickets.attachments;

import com.bmasia.crm.shared.RuleViolation;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.tika.Tika;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/** What a file is, found from its content. Programs are refused, and files whose name claims something else. */
public record FileType(String mediaType) {

    private static final MimeTypes BY_CONTENT = MimeTypes.getDefaultMimeTypes();
    private static final MediaTypeRegistry KINDS = MediaTypeRegistry.getDefaultRegistry();
    private static final Tika BY_NAME = new Tika();

    private static final Set<MediaType> PROGRAMS = Set.of(
            MediaType.application("x-msdownload"),
            MediaType.application("x-dosexec"),
            MediaType.application("x-elf"),
            MediaType.application("x-executable"),
            MediaType.application("x-sharedlib"),
            MediaType.application("x-object"),
            MediaType.application("x-mach-o"),
            MediaType.application("x-mach-o-executable"),
            MediaType.application("x-msi"),
            MediaType.application("x-ms-installer"),
            MediaType.application("x-ms-shortcut"),
            MediaType.application("x-sh"),
            MediaType.application("x-bat"),
            MediaType.application("java-vm"),
            MediaType.application("java-archive"),
            MediaType.application("vnd.android.package-archive"),
            MediaType.application("vnd.ms-cab-compressed"));

    /** Names that a double click runs, whatever the content looks like. */
    private static final Set<String> PROGRAM_EXTENSIONS = Set.of(
            "exe", "dll", "com", "scr", "pif", "cpl", "msi", "msp", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse",
            "wsf", "wsh", "hta", "lnk", "reg", "jar", "apk", "app", "deb", "rpm", "sh", "command", "iso", "img", "dmg",
            "chm");

    /** Images that a browser shows and that carry no script. */
    private static final Set<String> SAFE_IMAGES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    public static FileType of(FileName name, InputStream content) throws IOException {
        MediaType found = found(content);
        MediaType claimed = MediaType.parse(BY_NAME.detect(name.value()));
        if (isProgram(found) || PROGRAM_EXTENSIONS.contains(name.extension())) {
            throw new RuleViolation("file", "tickets.attachment.rule.program", name.value());
        }
        if (!agree(found, claimed)) {
            throw new RuleViolation(
                    "file", "tickets.attachment.rule.type", name.value(), found.toString(), "." + name.extension());
        }
        // The more exact of both: a .docx is a zip by its content alone.
        boolean claimIsExact = KINDS.isSpecializationOf(claimed, found);
        return new FileType((claimIsExact && !MediaType.OCTET_STREAM.equals(found) ? claimed : found).toString());
    }

    public static boolean isSafeImage(String mediaType) {
        return SAFE_IMAGES.contains(mediaType);
    }

    private static MediaType found(InputStream content) throws IOException {
        try (TikaInputStream stream = TikaInputStream.get(content)) {
            return BY_CONTENT.detect(stream, new Metadata()).getBaseType();
        }
    }

    private static boolean agree(MediaType found, MediaType claimed) {
        return found.equals(claimed)
                || MediaType.OCTET_STREAM.equals(claimed)
                || KINDS.isSpecializationOf(claimed, found)
                || KINDS.isSpecializationOf(found, claimed);
    }

    private static boolean isProgram(MediaType type) {
        return PROGRAMS.stream().anyMatch(program -> program.equals(type) || KINDS.isSpecializationOf(type, program));
    }
}
