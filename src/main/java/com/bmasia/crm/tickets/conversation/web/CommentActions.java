package com.bmasia.crm.tickets.conversation.web;

import com.bmasia.crm.tickets.conversation.CommentEdits;
import com.bmasia.crm.tickets.conversation.CommentHistory;
import com.bmasia.crm.tickets.timeline.TimelineEntry;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserId;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** What the timeline offers at a comment; templates ask it as {@code @commentActions}. */
@Component("commentActions")
class CommentActions {

    private final CommentEdits edits;
    private final CommentHistory history;

    CommentActions(CommentEdits edits, CommentHistory history) {
        this.edits = edits;
        this.history = history;
    }

    /** Whether the person who looks may change it now. */
    public boolean offered(TimelineEntry entry) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return entry.isComment()
                && entry.said().deletedAt() == null
                && who != null
                && who.getPrincipal() instanceof CurrentUser person
                && edits.mayChange(
                        entry.said().author() == null
                                ? null
                                : new UserId(entry.said().author()),
                        entry.at(),
                        person);
    }

    /** An email that came in stays as it was received. */
    public boolean editable(TimelineEntry entry) {
        return entry.said().author() != null;
    }

    /** Null where it stands as it was written, so that only few comments cost a query. */
    public CommentHistory.Story story(TimelineEntry entry) {
        boolean changed = entry.said().editedAt() != null || entry.said().deletedAt() != null;
        return changed ? history.of(entry.id()) : null;
    }
}
