package com.bmasia.crm.mail.accounts;

/**
 * Where a bean of this type is, every mail of every account goes to this server instead, without password and in clear: a
 * local start, from which nothing leaves the machine.
 */
public record CatchAll(String host, int port) {}
