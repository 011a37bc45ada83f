package com.bmasia.crm.tickets.replies;

import java.util.UUID;

/**
 * A text for replies that are written often, with variables.
 *
 * @param textTh the same in Thai; empty for none
 * @param shared everybody's; else only of the person who sees it
 */
public record CannedReply(UUID id, String name, String textEn, String textTh, boolean shared) {

    public String text(boolean thai) {
        return thai && !textTh.isBlank() ? textTh : textEn;
    }
}
