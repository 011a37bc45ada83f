package com.bmasia.crm.tickets.attachments;

import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.util.UUID;

/**
 * A file on a ticket, without its content.
 *
 * @param comment the comment it came with, or null
 * @param uploadedBy null for a file that came with an email of the customer; so is the name
 * @param internal it came with an internal note
 */
public record Attachment(
        AttachmentId id,
        TicketId ticket,
        UUID comment,
        boolean internal,
        String fileName,
        String mediaType,
        long size,
        UserId uploadedBy,
        String uploadedByName,
        Instant createdAt) {

    /** May be shown in the page, not only downloaded. */
    public boolean isImage() {
        return FileType.isSafeImage(mediaType);
    }
}
