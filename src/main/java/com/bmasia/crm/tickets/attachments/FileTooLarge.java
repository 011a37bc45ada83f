package com.bmasia.crm.tickets.attachments;

import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** An attachment above the limit: 413 like any request that is too large, but with the name of the file. */
public class FileTooLarge extends MaxUploadSizeExceededException {

    private final String fileName;
    private final long size;

    FileTooLarge(String fileName, long size, DataSize largest) {
        super(largest.toBytes());
        this.fileName = fileName;
        this.size = size;
    }

    /** File name, its size and the limit, both in whole megabytes: the arguments of the message. */
    public Object[] arguments() {
        long megabyte = DataSize.ofMegabytes(1).toBytes();
        return new Object[] {fileName, (size + megabyte - 1) / megabyte, getMaxUploadSize() / megabyte};
    }
}
