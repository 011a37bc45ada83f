package com.bmasia.crm.mail;

import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Language;

/** @param name as it stands before the address; may be empty */
public record Recipient(EmailAddress address, String name, Language language) {}
