package com.bmasia.crm.mail.inbound;

import com.bmasia.crm.shared.Sql;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which record emails are about, and who took part in them. */
@Component
public class Threads {

    private final JdbcClient jdbc;

    Threads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The record of the email of ours that one of these ids is of; the first id that is known decides. */
    public Optional<UUID> recordOf(Collection<String> messageIds, String kind) {
        return messageIds.isEmpty()
                ? Optional.empty()
                : jdbc.sql("""
                        select record_id from mail_message
                         where message_id = any (:ids) and record_kind = :kind and purpose <> 'INTERNAL'
                         order by array_position(:ids, message_id::text) limit 1
                        """)
                        .param("ids", messageIds.toArray(String[]::new))
                        .param("kind", kind)
                        .query((row, n) -> Sql.uuid(row, "record_id"))
                        .optional();
    }

    /** The same by an email that came in: a colleague in copy answers that of the customer. */
    public Optional<UUID> recordOfInbound(Collection<String> messageIds, String kind) {
        return messageIds.isEmpty()
                ? Optional.empty()
                : jdbc.sql("""
                        select record_id from mail_desk_email
                         where message_id = any (:ids) and record_kind = :kind
                         order by array_position(:ids, message_id::text) limit 1
                        """)
                        .param("ids", messageIds.toArray(String[]::new))
                        .param("kind", kind)
                        .query((row, n) -> Sql.uuid(row, "record_id"))
                        .optional();
    }

    /** Addresses, in lower case, that emails of ours about the record went to. */
    public Set<String> recipientsOf(String kind, UUID record) {
        return jdbc.sql("""
                        select distinct lower(to_address) from mail_message
                         where record_kind = :kind and record_id = :id and purpose <> 'INTERNAL'
                        """).param("kind", kind).param("id", record).query(String.class).list().stream()
                .collect(Collectors.toSet());
    }

    /** Whether our own automatic answer may go out for a record that an email opened; true where none did. */
    public boolean mayAnswer(String kind, UUID record) {
        return jdbc.sql("""
                        select coalesce(bool_or(answered), true) from mail_desk_email
                         where record_kind = :kind and record_id = :id and state = 'TICKET'
                        """)
                .param("kind", kind)
                .param("id", record)
                .query(Boolean.class)
                .single();
    }

    /**
     * An address in the name of all: what comes from there is our own email, on its way back. What staff forward to a desk
     * comes from their own.
     */
    public boolean isOurs(String address) {
        return jdbc.sql("""
                        select exists (select from mail_mailbox where lower(address) = :address)
                            or exists (select from mail_account where lower(from_address) = :address and active and kind <> 'OWN')
                        """).param("address", address).query(Boolean.class).single();
    }
}
