package com.bmasia.crm.tickets.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Where the bytes of attachments are kept. Part of the caller's transaction where the store is the database; another
 * store has to bear that a transaction which wrote is rolled back.
 */
public interface AttachmentStore {

    /** Stores the content and says how many bytes it had. */
    long put(AttachmentId id, InputStream content) throws IOException;

    void copyTo(AttachmentId id, OutputStream out) throws IOException;

    void delete(AttachmentId id);
}
