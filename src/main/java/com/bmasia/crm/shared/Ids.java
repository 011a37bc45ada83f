package com.bmasia.crm.shared;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** New keys: UUID version 7 (RFC 9562), so that rows made one after another lie beside each other in the index. */
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
