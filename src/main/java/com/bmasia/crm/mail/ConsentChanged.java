package com.bmasia.crm.mail;

/**
 * Somebody said yes or no to marketing mail: a recipient, or one of our people on the recipient's word.
 *
 * @param address in lower case
 * @param topic null for all of them
 * @param subscribed whether such mail goes out now
 */
public record ConsentChanged(String address, MailTopic topic, boolean subscribed) {}
