package com.bmasia.crm.users;

/**
 * Where the audit log finds the words of a module: values of {@code entity} are looked up as messages
 * {@code <texts>.<field>.<value>}, such as {@code tickets.status.in_progress}. A module contributes a bean for each kind of
 * record whose audited values are codes.
 */
public record AuditVocabulary(String entity, String texts) {}
