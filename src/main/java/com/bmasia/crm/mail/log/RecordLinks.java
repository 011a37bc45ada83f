package com.bmasia.crm.mail.log;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.mail.MailRecords;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.CurrentUser;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Names the records that mails are about: one question to each module, however many mails there are. */
@Component
public class RecordLinks {

    private final Map<String, MailRecords> kinds;

    RecordLinks(ObjectProvider<MailRecords> records) {
        this.kinds = records.stream().collect(Collectors.toMap(MailRecords::kind, kind -> kind));
    }

    /** Throws what becomes a 404 for a kind that there is not, and a 403 where the person may not see its records. */
    public void check(AboutRecord record, CurrentUser reader) {
        MailRecords kind = kinds.get(record.kind());
        if (kind == null) {
            throw new NotFound("kind of record", record.kind());
        }
        reader.require(kind.permissionToSee());
    }

    /** Only those that exist. */
    Map<AboutRecord, MailRecords.Link> find(Collection<AboutRecord> records) {
        Map<AboutRecord, MailRecords.Link> found = new HashMap<>();
        Map<String, Set<UUID>> asked = records.stream()
                .filter(Objects::nonNull)
                .filter(record -> kinds.containsKey(record.kind()))
                .collect(Collectors.groupingBy(
                        AboutRecord::kind, Collectors.mapping(AboutRecord::id, Collectors.toSet())));
        asked.forEach((kind, ids) ->
                kinds.get(kind).find(ids).forEach((id, link) -> found.put(new AboutRecord(kind, id), link)));
        return found;
    }
}
