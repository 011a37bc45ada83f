package com.bmasia.crm.tickets.attachments;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ByteArrayResource;

/** A text as a file. */
public final class TextFile {

    private TextFile() {}

    public static NewFile of(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new NewFile(name, bytes.length, new ByteArrayResource(bytes));
    }
}
