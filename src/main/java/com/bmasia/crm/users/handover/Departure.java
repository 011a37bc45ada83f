package com.bmasia.crm.users.handover;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserId;
import java.util.function.Predicate;

/**
 * Somebody loses an account, a role or a team.
 *
 * @param before roles and teams as they were
 * @param after roles and teams as they become; null where the account ends
 */
public record Departure(CurrentUser before, CurrentUser after) {

    public static Departure ofAccount(CurrentUser person) {
        return new Departure(person, null);
    }

    public UserId person() {
        return before.id();
    }

    public boolean endsAccount() {
        return after == null;
    }

    /** Whether work goes with it: all of it with the account, else what the person could take up before and no longer can. */
    public boolean loses(Predicate<CurrentUser> mayTakeUp) {
        return endsAccount() || mayTakeUp.test(before) && !mayTakeUp.test(after);
    }
}
