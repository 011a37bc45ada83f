package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.users.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface SenderAccounts extends Repository<SenderAccount, UUID> {

    SenderAccount save(SenderAccount account);

    Optional<SenderAccount> findByIdAndRemovedAtIsNull(UUID id);

    @Query("select * from mail_account where kind = 'OWN' and user_id = :person and removed_at is null")
    Optional<SenderAccount> ownOf(UUID person);

    @Query("select exists (select from mail_account where kind = 'ROLE' and role = :role and removed_at is null)")
    boolean existsFor(Role role);

    /** There is nothing in the way any more: waiting mails go out with the next round. */
    @Modifying
    @Query("""
            update mail_account set state = 'READY', paused_until = null, trouble = null, trouble_at = null, failures = 0,
                   takes_utf8 = null
             where id = :id
            """)
    void clearTrouble(UUID id);

    @Modifying
    @Query("update mail_account set state = 'NEEDS_PASSWORD', trouble = :trouble, trouble_at = :now where id = :id")
    void markPasswordNeeded(UUID id, String trouble, Instant now);

    /** From now on mails go through it. */
    @Modifying
    @Query("update mail_account set admitted_at = :now, admitted_untested = :untested where id = :id")
    void admit(UUID id, boolean untested, Instant now);

    /** It is another server now: mails go through it once it has been tested. */
    @Modifying
    @Query(
            "update mail_account set admitted_at = null, admitted_untested = false, takes_utf8 = null where id = :id and kind <> 'SYSTEM'")
    void takeOffRoute(UUID id);

    @Query("""
            select exists (select from mail_message
                            where account_id = :id and state in ('QUEUED', 'DEFERRED', 'IN_FLIGHT'))
            """)
    boolean hasWaitingMails(UUID id);

    default SenderAccount get(UUID id) {
        return findByIdAndRemovedAtIsNull(id).orElseThrow(() -> new NotFound("mail account", id));
    }
}
