package com.bmasia.crm.users.audit;

import com.bmasia.crm.users.UserId;
import com.bmasia.crm.users.records.RecordKinds.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One line of the audit log.
 *
 * @param actor null for the system, and for strangers at the login
 * @param address where a login or logout came from, else null
 */
public record AuditEntry(
        UUID id,
        Instant at,
        UserId actor,
        String actorName,
        String action,
        String entity,
        String entityId,
        String entityLabel,
        List<FieldChange> changes,
        String address) {

    /** What it is about, where that is a record with an id. */
    public RecordRef record() {
        return entityId == null ? null : RecordRef.of(entity, entityId).orElse(null);
    }

    public record FieldChange(String field, String from, String to) {}
}
