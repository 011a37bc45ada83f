package com.bmasia.crm.mail.log;

import com.bmasia.crm.mail.AboutRecord;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.records.RecordKind;
import com.bmasia.crm.users.records.RecordKinds;
import com.bmasia.crm.users.records.RecordKinds.RecordRef;
import com.bmasia.crm.users.records.RecordLink;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Names the records that mails are about: one question to each module, however many mails there are. */
@Component
public class RecordLinks {

    private final RecordKinds kinds;

    RecordLinks(RecordKinds kinds) {
        this.kinds = kinds;
    }

    /** Throws what becomes a 404 for a kind that there is not, and a 403 where the person may not see its records. */
    public void check(AboutRecord record, CurrentUser reader) {
        RecordKind kind = kinds.named(record.kind()).orElseThrow(() -> new NotFound("kind of record", record.kind()));
        reader.require(kind.toSee());
    }

    /** Only those that exist. */
    Map<AboutRecord, RecordLink> find(Collection<AboutRecord> records) {
        return kinds
                .find(records.stream()
                        .filter(Objects::nonNull)
                        .map(record -> new RecordRef(record.kind(), record.id()))
                        .toList())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        found -> new AboutRecord(
                                found.getKey().kind(), found.getKey().id()),
                        Map.Entry::getValue));
    }
}
