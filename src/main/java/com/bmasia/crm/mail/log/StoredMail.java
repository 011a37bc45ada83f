package com.bmasia.crm.mail.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A mail as it goes out, taken apart for reading.
 *
 * @param html null where it has none; as it is, so only for {@link InertHtml}
 * @param images those within the text, as data addresses by their Content-ID
 */
public record StoredMail(
        List<Header> headers, String text, String html, List<Attachment> attachments, Map<String, String> images) {

    public record Header(String name, String value) {}

    /** @param number its place in the mail, counted from 0 */
    public record Attachment(int number, String fileName, String mediaType, byte[] content) {

        public int size() {
            return content.length;
        }
    }

    public Optional<Attachment> attachment(int number) {
        return attachments.stream().filter(file -> file.number() == number).findFirst();
    }
}
