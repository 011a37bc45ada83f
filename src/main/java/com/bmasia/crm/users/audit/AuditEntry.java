package com.bmasia.crm.users.audit;

import com.bmasia.crm.users.UserId;
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

    public record FieldChange(String field, String from, String to) {}
}
