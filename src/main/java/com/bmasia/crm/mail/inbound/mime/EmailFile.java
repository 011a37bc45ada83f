package com.bmasia.crm.mail.inbound.mime;

/** A file that came with an email, an inline picture too. Nothing in it is to be believed. */
public record EmailFile(String name, byte[] content) {}
