package com.bmasia.crm.mail;

import com.bmasia.crm.users.Permission;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * The records of one kind that mails are about. A bean of the module that they belong to: it lets the log of mails name them,
 * and says who may read their mails.
 */
public interface MailRecords {

    /** The word that {@link AboutRecord#kind} has for them. */
    String kind();

    /** Who has it may see all records of this kind, and so what was written about them. */
    Permission permissionToSee();

    /** Those that exist. */
    Map<UUID, Link> find(Collection<UUID> ids);

    /** @param number what people call it; {@code url} of its page */
    record Link(String number, String title, String url) {}
}
