package com.bmasia.crm.mail.templates;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the templates that come with the program into the database when it starts, each once: what people made of them since
 * is theirs. The first of a type becomes its standard, unless people chose one.
 */
@Component
class ShippedTemplates implements SmartInitializingSingleton {

    private static final int LOCK = 0x424d4132;
    private static final UUID NOBODY = new UUID(0, 0);

    private final MailTemplates templates;
    private final TemplateVersions versions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ShippedTemplates(
            MailTemplates templates,
            TemplateVersions versions,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.templates = templates;
        this.versions = versions;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        seed(ShippedTemplate.onClassPath());
    }

    /** In one transaction under a lock, so that two nodes that start together do it once. */
    void seed(List<ShippedTemplate> all) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            all.stream().filter(one -> !templates.isSeeded(one.key())).forEach(this::add);
        });
    }

    private void add(ShippedTemplate shipped) {
        TemplateDetails details = shipped.details();
        Instant now = clock.instant();
        MailTemplate template = MailTemplate.create(freeName(details.name()), details.type(), true, shipped.key(), now);
        if (templates.findByTypeAndStandardIsTrue(details.type()).isEmpty()) {
            template.becomeStandard(now);
        }
        templates.save(template);
        versions.add(template.id(), template.number(), details.variants(), null, null, now);
    }

    /** People may have given the name to one of their own. */
    private String freeName(String wanted) {
        String name = wanted;
        for (int n = 2; templates.isNameTaken(name, NOBODY); n++) {
            name = wanted + " " + n;
        }
        return name;
    }
}
