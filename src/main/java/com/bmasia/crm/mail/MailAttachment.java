package com.bmasia.crm.mail;

/** @param fileName as the recipient sees it; any language, no path */
public record MailAttachment(String fileName, String mediaType, byte[] content) {}
