package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.Repository;

interface MailTemplates extends Repository<MailTemplate, UUID> {

    MailTemplate save(MailTemplate template);

    void delete(MailTemplate template);

    Optional<MailTemplate> findById(UUID id);

    /** Locked until the transaction ends, so that two editors come one after the other. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<MailTemplate> findLockedById(UUID id);

    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<MailTemplate> findByTypeAndStandardIsTrue(TemplateType type);

    @Query(
            "select exists (select from mail_template where lower(name) = lower(:name) and archived_at is null and id <> :except)")
    boolean isNameTaken(String name, UUID except);

    @Query("select exists (select from mail_template where shipped = :key)")
    boolean isSeeded(String key);
}
