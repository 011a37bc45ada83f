package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateUse;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.SingleLine;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.Changes;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Everything that is done with templates. */
@Service
@Transactional
public class TemplateService {

    private static final int NOTE = 200;

    private final MailTemplates templates;
    private final TemplateVersions versions;
    private final TemplateUses uses;
    private final AuditLog audit;
    private final Clock clock;

    TemplateService(
            MailTemplates templates, TemplateVersions versions, TemplateUses uses, AuditLog audit, Clock clock) {
        this.templates = templates;
        this.versions = versions;
        this.uses = uses;
        this.audit = audit;
        this.clock = clock;
    }

    public TemplateId create(TemplateDetails typed, boolean active, String note, CurrentUser by) {
        by.require(Permission.EDIT_MARKETING);
        return add(TemplateRules.checked(typed, Map.of()), active, note, by);
    }

    /** Nothing is saved where nothing changed; other texts are a new version.
     *
     * @param version what the person saw when the editing began; a later one means that somebody else was faster
     */
    public void edit(TemplateId id, int version, TemplateDetails typed, String note, CurrentUser by) {
        MailTemplate template = locked(id, by);
        if (!template.isVersion(version)) {
            throw new Conflict("mail.template.changed-meanwhile", template.name());
        }
        Map<Language, TemplateVariant> before = versions.read(id, template.number());
        save(template, before, TemplateRules.checked(typed, before), checkedNote(note), by);
    }

    /** The texts of an earlier version become the newest version. */
    public void restore(TemplateId id, int number, String note, CurrentUser by) {
        MailTemplate template = locked(id, by);
        Map<Language, TemplateVariant> old = versions.read(id, number);
        if (old.isEmpty()) {
            throw new NotFound("template version", id + "/" + number);
        }
        TemplateDetails details = new TemplateDetails(template.name(), template.type(), old);
        // The type may have been changed since, and with it what its variables are.
        save(template, versions.read(id, template.number()), TemplateRules.checked(details, old), note, by);
    }

    private void save(
            MailTemplate template,
            Map<Language, TemplateVariant> before,
            TemplateDetails details,
            String note,
            CurrentUser by) {
        boolean newTexts = !before.equals(details.variants());
        Changes changes = TemplateChanges.between(template, before, details);
        if (changes.isEmpty()) {
            return;
        }
        requireFreeName(template, details.name());
        requireUnusedForNewType(template, details);
        template.edit(details.name(), details.type(), newTexts, clock.instant());
        store(template);
        if (newTexts) {
            versions.add(template.id(), template.number(), details.variants(), note, by, clock.instant());
        }
        audit.record(by, "template.edited", "template", template.id(), template.name(), changes.asMap());
    }

    /** A copy to work on: not active, so that no mail is made from it before somebody says so. */
    public TemplateId duplicate(TemplateId id, String nameOfCopy, CurrentUser by) {
        MailTemplate template = locked(id, by);
        String name = nameOfCopy;
        for (int n = 2; templates.isNameTaken(name, id.value()); n++) {
            name = nameOfCopy + " " + n;
        }
        TemplateDetails details = new TemplateDetails(name, template.type(), versions.read(id, template.number()));
        return add(TemplateRules.checked(details, details.variants()), false, null, by);
    }

    private TemplateId add(TemplateDetails details, boolean active, String note, CurrentUser by) {
        MailTemplate template = MailTemplate.create(details.name(), details.type(), active, null, clock.instant());
        requireFreeName(template, details.name());
        store(template);
        versions.add(template.id(), template.number(), details.variants(), checkedNote(note), by, clock.instant());
        Changes changes = TemplateChanges.ofNew(details);
        audit.record(by, "template.created", "template", template.id(), template.name(), changes.asMap());
        return template.id();
    }

    public void activate(TemplateId id, CurrentUser by) {
        change(
                id,
                by,
                "template.activated",
                !locked(id, by).isActive(),
                template -> template.activate(clock.instant()));
    }

    public void deactivate(TemplateId id, CurrentUser by) {
        change(
                id,
                by,
                "template.deactivated",
                locked(id, by).isActive(),
                template -> template.deactivate(clock.instant()));
    }

    public void archive(TemplateId id, CurrentUser by) {
        change(
                id,
                by,
                "template.archived",
                !locked(id, by).isArchived(),
                template -> template.archive(clock.instant()));
    }

    public void unarchive(TemplateId id, CurrentUser by) {
        change(id, by, "template.unarchived", locked(id, by).isArchived(), template -> {
            requireFreeName(template, template.name());
            template.unarchive(clock.instant());
        });
    }

    /** From now on the one that is taken where only the type is named; the one before yields. */
    public void makeStandard(TemplateId id, CurrentUser by) {
        change(id, by, "template.made-standard", !locked(id, by).isStandard(), template -> {
            template.becomeStandard(clock.instant());
            templates.findByTypeAndStandardIsTrue(template.type()).ifPresent(before -> {
                before.yieldStandard(clock.instant());
                templates.save(before);
            });
        });
    }

    private void change(TemplateId id, CurrentUser by, String action, boolean needed, Consumer<MailTemplate> verb) {
        if (needed) {
            MailTemplate template = locked(id, by);
            verb.accept(template);
            store(template);
            audit.record(by, action, "template", id, template.name(), Map.of());
        }
    }

    /** Only what nothing uses and no mail was ever made from; all else can be archived. */
    public void delete(TemplateId id, CurrentUser by) {
        MailTemplate template = locked(id, by);
        template.requireNotStandard();
        if (template.isShipped()) {
            throw new Conflict("mail.template.conflict.shipped", template.name());
        }
        List<TemplateUse.Use> users = uses.of(id);
        if (!users.isEmpty()) {
            String names = users.stream().map(TemplateUse.Use::label).collect(Collectors.joining(", "));
            throw new Conflict("mail.template.conflict.in-use", template.name(), names);
        }
        templates.delete(template);
        audit.record(by, "template.deleted", "template", id, template.name(), Map.of());
    }

    private MailTemplate locked(TemplateId id, CurrentUser by) {
        by.require(Permission.EDIT_MARKETING);
        return templates.findLockedById(id.value()).orElseThrow(() -> new NotFound("template", id));
    }

    private void requireFreeName(MailTemplate template, String name) {
        if (templates.isNameTaken(name, template.id().value())) {
            throw new RuleViolation("name", "mail.template.rule.name-taken", name);
        }
    }

    /** Two who take the same name, or make two templates standard, in the same moment: the database lets one through. */
    private void store(MailTemplate template) {
        try {
            templates.save(template);
        } catch (DbActionExecutionException e) {
            String cause =
                    String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            if (cause.contains("mail_template_name")) {
                throw new RuleViolation("name", "mail.template.rule.name-taken", template.name());
            }
            if (cause.contains("mail_template_standard")) {
                throw new Conflict("mail.template.changed-meanwhile", template.name());
            }
            throw e;
        }
    }

    /** What uses it knows the variables of its type, and no others. */
    private void requireUnusedForNewType(MailTemplate template, TemplateDetails details) {
        if (template.type() != details.type() && !uses.of(template.id()).isEmpty()) {
            throw new RuleViolation("templateType", "mail.template.rule.type-in-use");
        }
    }

    private static String checkedNote(String typed) {
        String note = SingleLine.of(typed);
        if (note.length() > NOTE) {
            throw new RuleViolation("note", "mail.template.rule.note", NOTE);
        }
        return note.isEmpty() ? null : note;
    }
}
