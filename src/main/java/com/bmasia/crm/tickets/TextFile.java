package com.bmasia.crm.tickets;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ByteArrayResource;

/** A text as a file. */
final class TextFile {

    private TextFile() {}

    static NewFile of(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new NewFile(name, bytes.length, new ByteArrayResource(bytes));
    }
}
