package com.bmasia.crm.local;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The readable parts of a MIME message: the first plain text, the first HTML, and the names of all attachments. */
class MailParts {

    private String text;
    private String html;
    private final List<String> attachments = new ArrayList<>();

    static MailParts of(Part message) throws MessagingException, IOException {
        MailParts parts = new MailParts();
        parts.collect(message);
        return parts;
    }

    private void collect(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Multipart children) {
            for (int i = 0; i < children.getCount(); i++) {
                BodyPart child = children.getBodyPart(i);
                collect(child);
            }
        } else if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || part.getFileName() != null) {
            attachments.add(part.getFileName() == null ? part.getContentType() : part.getFileName());
        } else if (part.isMimeType("text/html") && html == null) {
            html = String.valueOf(part.getContent());
        } else if (part.isMimeType("text/*") && text == null) {
            text = String.valueOf(part.getContent());
        }
    }

    String text() {
        return text;
    }

    String html() {
        return html;
    }

    List<String> attachments() {
        return attachments;
    }
}
