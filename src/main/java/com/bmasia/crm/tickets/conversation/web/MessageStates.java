package com.bmasia.crm.tickets.conversation.web;

import com.bmasia.crm.mail.outbox.MessageParts.Part;
import com.bmasia.crm.tickets.replies.ReplyHtml;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What templates ask about sent replies, as {@code @messageStates}. */
@Component("messageStates")
class MessageStates {

    private static final Set<String> MOVING = Set.of("queued", "sending", "deferred");

    public boolean moving(List<Part> parts) {
        return parts != null && parts.stream().map(Part::state).anyMatch(MOVING::contains);
    }

    public boolean isCopy(List<String> cc, String address) {
        return cc.stream().anyMatch(address::equalsIgnoreCase);
    }

    /** Sanitised once more: whatever wrote it into the database, only this reaches the page. */
    public String shown(String html) {
        return Objects.requireNonNullElse(ReplyHtml.sanitised(html), ReplyHtml.escaped(html));
    }
}
