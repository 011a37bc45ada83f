package com.bmasia.crm.mail.tracking;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Properties;

/** Cuts secret links out of a mail, whatever its parts are encoded in. */
final class SecretsInMime {

    private static final Session NO_SERVER = Session.getInstance(new Properties());
    private static final int DEEPEST = 10;

    private final SecretLinks links;
    private boolean changed;

    SecretsInMime(SecretLinks links) {
        this.links = links;
    }

    byte[] cut(byte[] mime) {
        try {
            MimeMessage mail = new SameId(mime);
            cut(mail, 0);
            if (!changed) {
                return links.cutBytes(mime);
            }
            mail.saveChanges();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            mail.writeTo(out);
            return links.cutBytes(out.toByteArray());
        } catch (MessagingException | IOException | RuntimeException damaged) {
            return links.cutBytes(mime);
        }
    }

    private void cut(MimePart part, int depth) throws MessagingException, IOException {
        cutHeaders(part);
        if (depth >= DEEPEST) {
            return;
        }
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                if (parts.getBodyPart(i) instanceof MimePart inner) {
                    cut(inner, depth + 1);
                }
            }
        } else if (part.isMimeType("message/rfc822") && part.getContent() instanceof MimeMessage inner) {
            cutInner(part, inner, depth);
        } else if (part.isMimeType("text/*")) {
            cutText(part);
        }
    }

    /** Written again only where something was in it: what a mail brings back is otherwise left as it came. */
    private void cutInner(Part outer, MimeMessage inner, int depth) throws MessagingException, IOException {
        ByteArrayOutputStream before = new ByteArrayOutputStream();
        inner.writeTo(before);
        SecretsInMime within = new SecretsInMime(links);
        MimeMessage copy = new SameId(before.toByteArray());
        within.cut(copy, depth + 1);
        if (within.changed) {
            copy.saveChanges();
            outer.setContent(copy, "message/rfc822");
            changed = true;
        }
    }

    private void cutHeaders(MimePart part) throws MessagingException {
        for (Header header : Collections.list(part.getAllHeaders())) {
            if (links.hasAny(header.getValue())) {
                part.setHeader(header.getName(), links.cut(header.getValue()).replace("…", "..."));
                changed = true;
            }
        }
    }

    private void cutText(MimePart part) throws MessagingException, IOException {
        String text = String.valueOf(part.getContent());
        if (links.hasAny(text)) {
            String subtype = new ContentType(part.getContentType()).getSubType();
            String encoding = part.getEncoding();
            part.setText(links.cut(text), "utf-8", subtype);
            part.setHeader("Content-Transfer-Encoding", encoding == null ? "quoted-printable" : encoding);
            changed = true;
        }
    }

    /** Keeps its Message-ID when it is written again. */
    private static final class SameId extends MimeMessage {

        SameId(byte[] mime) throws MessagingException {
            super(NO_SERVER, new ByteArrayInputStream(mime));
        }

        @Override
        protected void updateMessageID() {
            return; // the one that it has
        }
    }
}
