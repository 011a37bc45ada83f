package com.bmasia.crm.mail.log;

import com.bmasia.crm.mail.MailId;
import com.bmasia.crm.mail.tracking.SecretLinks;
import com.bmasia.crm.mail.tracking.Tracking;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Permission;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What stands in a mail, for those who may read it. What is confidential is never shown, not even to administrators: a link to
 * choose a password is its recipient's alone. Addresses by which a recipient would be known are taken out, so that reading a
 * mail here neither counts as opening it nor lets anybody act for its recipient.
 */
@Component
public class MailContents {

    private final JdbcClient jdbc;
    private final MailAccess access;
    private final Tracking tracking;
    private final SecretLinks secrets;

    MailContents(JdbcClient jdbc, MailAccess access, Tracking tracking, SecretLinks secrets) {
        this.jdbc = jdbc;
        this.access = access;
        this.tracking = tracking;
        this.secrets = secrets;
    }

    /** Empty where there is nothing to show: confidential, or never made. */
    public Optional<StoredMail> read(MailId id, CurrentUser reader) {
        return mime(id, reader).map(secrets::cut).map(MimeReader::read).map(this::withoutMarks);
    }

    /** The page of the mail as a document that does nothing; empty where it has none. */
    public Optional<String> page(MailId id, CurrentUser reader) {
        return mime(id, reader)
                .map(MimeReader::read)
                .filter(mail -> mail.html() != null)
                .map(mail -> InertHtml.of(tracking.withoutTracking(mail.html()), mail.images()));
    }

    /** The mail as the server gets it, but for the links that are its recipient's alone. */
    public byte[] source(MailId id, CurrentUser reader) {
        reader.require(Permission.ADMINISTER);
        return mime(id, reader).map(secrets::cut).orElseThrow(() -> new NotFound("content of mail", id));
    }

    /** @throws NotFound also where the person may not read it */
    private Optional<byte[]> mime(MailId id, CurrentUser reader) {
        MailAccess.Condition readable = access.of(reader);
        record Content(boolean open, byte[] mime) {}
        Content content = jdbc.sql("""
                        select not m.confidential and c.secret_key is null and c.mime is not null as open,
                               case when not m.confidential and c.secret_key is null then c.mime end as mime
                          from mail_message m left join mail_content c on c.mail_id = m.id
                         where m.id = :id and
                        """ + readable.sql())
                .param("id", id.value())
                .params(readable.parameters())
                .query((row, n) -> new Content(row.getBoolean("open"), row.getBytes("mime")))
                .optional()
                .orElseThrow(() -> new NotFound("mail", id));
        return content.open() ? Optional.of(content.mime()) : Optional.empty();
    }

    private StoredMail withoutMarks(StoredMail mail) {
        return new StoredMail(
                mail.headers().stream()
                        .map(header -> new StoredMail.Header(header.name(), secrets.cut(header.value())))
                        .toList(),
                secrets.cut(mail.text()),
                mail.html(),
                mail.attachments(),
                mail.images());
    }
}
