package com.bmasia.crm.tickets.attachments;

import org.springframework.core.io.InputStreamSource;

/** A file as it was uploaded: nothing in it is to be believed yet. The content is read twice. */
public record NewFile(String name, long size, InputStreamSource content) {}
