package com.bmasia.crm.tickets.attachments.web;

import com.bmasia.crm.tickets.attachments.Attachment;
import com.bmasia.crm.tickets.attachments.TicketAttachments;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** The content of a file as an answer, to pages and to the API: whatever is in it, no browser runs it. */
@Component
public class SendAttachment {

    private final TicketAttachments attachments;

    SendAttachment(TicketAttachments attachments) {
        this.attachments = attachments;
    }

    public void asDownload(Attachment attachment, HttpServletResponse response) throws IOException {
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(attachment.fileName(), StandardCharsets.UTF_8)
                .build();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        send(attachment, response);
    }

    /** Within a page; the caller has made sure that it is an image. */
    void asImage(Attachment attachment, HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, max-age=86400");
        send(attachment, response);
    }

    private void send(Attachment attachment, HttpServletResponse response) throws IOException {
        response.setContentType(attachment.mediaType());
        response.setContentLengthLong(attachment.size());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "default-src 'none'; sandbox");
        attachments.copyTo(attachment.id(), response.getOutputStream());
    }
}
