package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.Ids;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A template: its name, what it is for, and whether mails are made from it. Its texts are kept in {@link TemplateVersions},
 * every saved state of them; {@code number} names the newest.
 */
@Table("mail_template")
class MailTemplate {

    @Id
    private final UUID id;

    @Version
    private Integer version;

    private String name;
    private TemplateType type;
    private boolean standard;
    private boolean active;
    private Instant archivedAt;
    private final String shipped;
    private int number;
    private final Instant createdAt;
    private Instant updatedAt;

    MailTemplate(
            UUID id,
            Integer version,
            String name,
            TemplateType type,
            boolean standard,
            boolean active,
            Instant archivedAt,
            String shipped,
            int number,
            Instant createdAt,
            Instant updatedAt) {
        this.id = id;
        this.version = version;
        this.name = name;
        this.type = type;
        this.standard = standard;
        this.active = active;
        this.archivedAt = archivedAt;
        this.shipped = shipped;
        this.number = number;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    /** @param shipped the name under which it comes with the program; null for one that people made */
    static MailTemplate create(String name, TemplateType type, boolean active, String shipped, Instant now) {
        return new MailTemplate(Ids.next(), null, name, type, false, active, null, shipped, 1, now, now);
    }

    /** @param newTexts whether the texts changed: then this is a new version of them */
    void edit(String name, TemplateType type, boolean newTexts, Instant now) {
        requireNotArchived();
        if (standard && type != this.type) {
            throw new Conflict("mail.template.conflict.type-of-standard", this.name);
        }
        this.name = name;
        this.type = type;
        if (newTexts) {
            number++;
        }
        updatedAt = now;
    }

    void activate(Instant now) {
        requireNotArchived();
        active = true;
        updatedAt = now;
    }

    /** No mail is made from it any more. */
    void deactivate(Instant now) {
        requireNotStandard();
        active = false;
        updatedAt = now;
    }

    /** The one that is taken where only the type is named. */
    void becomeStandard(Instant now) {
        requireNotArchived();
        if (!active) {
            throw new Conflict("mail.template.conflict.standard-inactive", name);
        }
        standard = true;
        updatedAt = now;
    }

    void yieldStandard(Instant now) {
        standard = false;
        updatedAt = now;
    }

    /** No longer offered; what uses it goes on using it. */
    void archive(Instant now) {
        requireNotStandard();
        archivedAt = now;
        updatedAt = now;
    }

    void unarchive(Instant now) {
        archivedAt = null;
        updatedAt = now;
    }

    void requireNotStandard() {
        if (standard) {
            throw new Conflict("mail.template.conflict.standard", name);
        }
    }

    private void requireNotArchived() {
        if (isArchived()) {
            throw new Conflict("mail.template.conflict.archived", name);
        }
    }

    TemplateId id() {
        return new TemplateId(id);
    }

    boolean isVersion(int seen) {
        return version != null && version == seen;
    }

    String name() {
        return name;
    }

    TemplateType type() {
        return type;
    }

    int number() {
        return number;
    }

    boolean isStandard() {
        return standard;
    }

    boolean isActive() {
        return active;
    }

    boolean isArchived() {
        return archivedAt != null;
    }

    boolean isShipped() {
        return shipped != null;
    }
}
