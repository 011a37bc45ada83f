package com.bmasia.crm.mail.mime;

import java.util.Map;

/** Names for files that came without one. */
final class FileNames {

    private static final Map<String, String> OF_TYPES = Map.ofEntries(
            Map.entry("image/png", "picture.png"),
            Map.entry("image/jpeg", "picture.jpg"),
            Map.entry("image/gif", "picture.gif"),
            Map.entry("image/webp", "picture.webp"),
            Map.entry("text/plain", "text.txt"),
            Map.entry("text/html", "page.html"),
            Map.entry("text/calendar", "invitation.ics"),
            Map.entry("message/rfc822", "forwarded.eml"),
            Map.entry("message/delivery-status", "delivery-status.txt"),
            Map.entry("application/pdf", "document.pdf"),
            Map.entry("application/ms-tnef", "winmail.dat"),
            Map.entry("application/pkcs7-mime", "smime.p7m"),
            Map.entry("application/x-pkcs7-mime", "smime.p7m"),
            Map.entry("application/pkcs7-signature", "smime.p7s"),
            Map.entry("application/x-pkcs7-signature", "smime.p7s"),
            Map.entry("application/pgp-signature", "signature.asc"));

    private FileNames() {}

    static String of(String type) {
        return OF_TYPES.getOrDefault(type, "file");
    }
}
