package com.bmasia.crm.users;

import com.bmasia.crm.shared.NotFound;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

interface Accounts extends Repository<Account, UUID> {

    Account save(Account account);

    Optional<Account> findById(UUID id);

    @Query("""
            select exists (select from user_account
                            where lower(username) = lower(:username) and id <> :except)
            """)
    boolean hasUsername(String username, UUID except);

    @Query("select exists (select from user_account where lower(email) = lower(:email) and id <> :except)")
    boolean hasEmail(String email, UUID except);

    /**
     * One change of administrators at a time, until the end of the transaction: two who deactivate each other at the same
     * moment must not both find that the other is left. A statement of its own, so that the next one sees what the other
     * transaction did.
     */
    @Query("select cast(pg_advisory_xact_lock(7310000) as text)")
    String waitForTurnWithAdmins();

    @Query("""
            select exists (select from user_account u join user_role r on r.user_id = u.id
                            where u.active and r.role = 'ADMIN' and u.id <> :except)
            """)
    boolean hasActiveAdminBesides(UUID except);

    @Query("select exists (select from user_account)")
    boolean hasAny();

    /**
     * Waits for those who are giving something to this person just now, and keeps others from it until the end of the
     * transaction: a row that refers to an account needs a lock on it.
     */
    @Query("select cast(id as text) from user_account where id = :id for update")
    String waitForThoseWhoGiveWork(UUID id);

    default Account get(UserId id) {
        return findById(id.value()).orElseThrow(() -> new NotFound("user", id));
    }
}
