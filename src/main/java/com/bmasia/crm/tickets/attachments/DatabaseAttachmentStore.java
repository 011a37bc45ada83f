package com.bmasia.crm.tickets.attachments;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps attachments in the database, in pieces, so that a file of 25 MB never stands in memory as a whole. */
@Component
class DatabaseAttachmentStore implements AttachmentStore {

    private static final int PIECE = 512 * 1024;

    private final JdbcClient jdbc;

    DatabaseAttachmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long put(AttachmentId id, InputStream content) throws IOException {
        long size = 0;
        byte[] bytes = content.readNBytes(PIECE);
        for (int piece = 0; bytes.length > 0; piece++) {
            jdbc.sql("insert into ticket_attachment_content (attachment_id, piece, content) values (?, ?, ?)")
                    .params(id.value(), piece, bytes)
                    .update();
            size += bytes.length;
            bytes = content.readNBytes(PIECE);
        }
        return size;
    }

    @Override
    public void copyTo(AttachmentId id, OutputStream out) throws IOException {
        Optional<byte[]> bytes = piece(id, 0);
        for (int next = 1; bytes.isPresent(); next++) {
            out.write(bytes.get());
            bytes = piece(id, next);
        }
    }

    @Override
    public void delete(AttachmentId id) {
        jdbc.sql("delete from ticket_attachment_content where attachment_id = ?")
                .param(id.value())
                .update();
    }

    private Optional<byte[]> piece(AttachmentId id, int piece) {
        return jdbc.sql("select content from ticket_attachment_content where attachment_id = ? and piece = ?")
                .params(id.value(), piece)
                .query(byte[].class)
                .optional();
    }
}
