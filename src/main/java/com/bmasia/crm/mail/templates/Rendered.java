package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateId;

/** A template with its values in place. {@code subject} is one line; {@code html} is a whole document. */
public record Rendered(TemplateId template, int number, String subject, String html, String text) {}
