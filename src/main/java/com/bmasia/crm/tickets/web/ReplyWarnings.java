package com.bmasia.crm.tickets.web;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.conversation.web.ReplyForm;
import com.bmasia.crm.tickets.notices.Mentions;
import com.bmasia.crm.tickets.read.TicketQueries;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.timeline.TimelineEntry;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserDirectory;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What a person should know before an answer goes out: that somebody else answered or got the ticket meanwhile, or that it names a colleague. */
@Component
class ReplyWarnings {

    private final TicketQueries queries;
    private final UserDirectory people;
    private final Meanwhile meanwhile;

    ReplyWarnings(TicketQueries queries, UserDirectory people, Meanwhile meanwhile) {
        this.queries = queries;
        this.people = people;
        this.meanwhile = meanwhile;
    }

    /**
     * @throws Conflict where somebody spoke since the page was loaded, which the model shows beside the answer, or got the
     *     ticket whose work this would end
     * @throws RuleViolation where a colleague is called by name, which the customer would read
     */
    void raise(TicketId id, ReplyForm form, CurrentUser user, Model model) {
        model.addAttribute("confirm", true);
        List<TimelineEntry> crossing = crossing(id, form, user);
        if (!crossing.isEmpty()) {
            model.addAttribute("crossing", crossing);
            throw new Conflict("tickets.reply.crossing");
        }
        if (form.resolves() || form.waits()) {
            meanwhile.checkReply(id, form.assigned(), user);
        }
        List<String> named = Mentions.in(form.words()).stream()
                .filter(name -> !people.activeWithUsernames(List.of(name)).isEmpty())
                .map(name -> "@" + name)
                .sorted()
                .toList();
        if (!named.isEmpty()) {
            throw new RuleViolation("text", "tickets.reply.mentions", String.join(", ", named));
        }
        model.addAttribute("confirm", null);
    }

    private List<TimelineEntry> crossing(TicketId id, ReplyForm form, CurrentUser user) {
        if (form.seen() == null) {
            return List.of();
        }
        List<TimelineEntry> said =
                queries.timeline(id).stream().filter(TimelineEntry::isComment).toList();
        int last = 0;
        for (int i = 0; i < said.size(); i++) {
            if (said.get(i).id().equals(form.seen())) {
                last = i + 1;
            }
        }
        return said.subList(last, said.size()).stream()
                .filter(entry -> !entry.isInternal() && entry.said().deletedAt() == null)
                .filter(entry -> entry.isCustomer()
                        || !user.id().value().equals(entry.said().author()))
                .toList();
    }
}
