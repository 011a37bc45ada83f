package com.bmasia.crm.mail;

import com.bmasia.crm.users.UserId;
import java.util.List;
import java.util.Map;

/**
 * A mail to be made from a template and sent.
 *
 * @param reason unique for what causes the mail, such as {@code ticket:<id>:received}: asking twice sends once
 * @param template which one; empty {@code id} means the standard one of the type
 * @param values of the type's variables by name; the common ones (sender, year, unsubscribe address) are added
 * @param sender in whose name it goes out; null for the company's own
 * @param causedBy who did what caused it; null for a process on its own
 * @param about null where it belongs to no record
 * @param processInstance the waiting process that gets an incident when the mail finally fails; null for none
 * @param markup values of text variables with formatting, for the HTML part; sanitised there
 * @param together null for a mail of its own
 */
public record TemplateMail(
        String reason,
        TemplateType type,
        TemplateId template,
        Recipient to,
        Map<String, String> values,
        UserId sender,
        UserId causedBy,
        AboutRecord about,
        String processInstance,
        List<MailAttachment> attachments,
        Map<String, String> markup,
        TogetherWith together) {

    public TemplateMail {
        markup = markup == null ? Map.of() : markup;
    }

    /** The standard template of a type in the company's name, which is what processes mostly send. */
    public static TemplateMail of(
            String reason, TemplateType type, Recipient to, Map<String, String> values, AboutRecord about) {
        return new TemplateMail(reason, type, null, to, values, null, null, about, null, List.of(), Map.of(), null);
    }

    public TemplateMail from(UserId sender) {
        return new TemplateMail(
                reason,
                type,
                template,
                to,
                values,
                sender,
                causedBy,
                about,
                processInstance,
                attachments,
                markup,
                together);
    }

    public TemplateMail causedBy(UserId person) {
        return new TemplateMail(
                reason,
                type,
                template,
                to,
                values,
                sender,
                person,
                about,
                processInstance,
                attachments,
                markup,
                together);
    }

    public TemplateMail of(TemplateId id) {
        return new TemplateMail(
                reason, type, id, to, values, sender, causedBy, about, processInstance, attachments, markup, together);
    }

    public TemplateMail awaitedBy(String process) {
        return new TemplateMail(
                reason, type, template, to, values, sender, causedBy, about, process, attachments, markup, together);
    }

    public TemplateMail with(List<MailAttachment> files) {
        return new TemplateMail(
                reason, type, template, to, values, sender, causedBy, about, processInstance, files, markup, together);
    }

    /** With formatting where the mail has it: values by the names of text variables. */
    public TemplateMail formatted(Map<String, String> markup) {
        return new TemplateMail(
                reason,
                type,
                template,
                to,
                values,
                sender,
                causedBy,
                about,
                processInstance,
                attachments,
                markup,
                together);
    }

    public TemplateMail together(TogetherWith others) {
        return new TemplateMail(
                reason,
                type,
                template,
                to,
                values,
                sender,
                causedBy,
                about,
                processInstance,
                attachments,
                markup,
                others);
    }
}
