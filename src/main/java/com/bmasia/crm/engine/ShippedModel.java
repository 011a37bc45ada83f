package com.bmasia.crm.engine;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;

/** One model file that comes with the program. */
record ShippedModel(String resource, ModelKind kind, byte[] content) {

    static ShippedModel read(String folder, Resource file) throws IOException {
        String url = file.getURL().toString();
        String resource = url.substring(url.lastIndexOf("/" + folder + "/") + 1);
        return new ShippedModel(resource, ModelKind.of(resource).orElseThrow(), file.getContentAsByteArray());
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The keys of the definitions inside. */
    List<String> keys() throws ModelUnreadable {
        return kind.keys(content);
    }
}
