package com.bmasia.crm.users.handover;

import com.bmasia.crm.users.handover.PersonalWork.Moved;
import java.io.Serializable;
import java.util.List;

/**
 * What was moved of one kind, to be shown to whoever caused it.
 *
 * @param to the person or team that has it now, by name; null where each piece went back to its own team
 * @param some the first of them, with links
 */
public record HandedOver(String kind, String countKey, int count, String to, List<Moved> some) implements Serializable {

    private static final int SHOWN = 10;

    static HandedOver of(PersonalWork work, String to, List<Moved> moved) {
        return new HandedOver(
                work.kind(),
                work.countKey(),
                moved.size(),
                to,
                List.copyOf(moved.subList(0, Math.min(SHOWN, moved.size()))));
    }

    public int more() {
        return count - some.size();
    }
}
