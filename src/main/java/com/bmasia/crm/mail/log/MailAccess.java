package com.bmasia.crm.mail.log;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.RecordKinds;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Who may read which mails, as a condition of every statement that reads any. Administrators read all. Others read what they
 * caused or what went out in their name, what is about a record that they may see, and marketing where they may see that.
 * Mails to our own people, which may hold what only their recipient shall know, are for administrators alone.
 */
@Component
public class MailAccess {

    private final RecordKinds kinds;

    MailAccess(RecordKinds kinds) {
        this.kinds = kinds;
    }

    /** @param sql over {@code mail_message m}, with these parameters */
    public record Condition(String sql, Map<String, Object> parameters) {}

    public Condition of(CurrentUser reader) {
        if (reader.may(Permission.ADMINISTER)) {
            return new Condition("true", Map.of());
        }
        List<String> readable = kinds.all().stream()
                .filter(kind -> reader.may(kind.toSee()))
                .map(RecordKind::name)
                .toList();
        String marketing = reader.may(Permission.SEE_MARKETING) ? " or m.purpose = 'MARKETING'" : "";
        return new Condition(
                "m.purpose <> 'INTERNAL' and (m.caused_by = :reader or m.on_behalf_of = :reader"
                        + " or m.record_kind = any (:readable)" + marketing + ")",
                Map.of("reader", reader.id().value(), "readable", readable.toArray(String[]::new)));
    }
}
