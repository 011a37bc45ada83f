package com.bmasia.crm.tickets.web;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.tickets.TicketOptions;
import com.bmasia.crm.tickets.TicketWork;
import com.bmasia.crm.tickets.attachments.FileTooLarge;
import com.bmasia.crm.tickets.attachments.TicketAttachments;
import com.bmasia.crm.tickets.conversation.web.Composer;
import com.bmasia.crm.tickets.read.TicketQueries;
import com.bmasia.crm.tickets.survey.Answers;
import com.bmasia.crm.tickets.ticket.TicketId;
import com.bmasia.crm.tickets.ticket.TicketMove;
import com.bmasia.crm.users.CurrentUser;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one ticket: filled for display, and shown again with the reason where an action on it was refused. */
@Component
class TicketPage {

    /** Actions with a small form of their own. */
    private static final Set<String> ASKING = Set.of("cancel", "merge");

    /** Actions that take words. */
    private static final Set<String> WORDY = Set.of("wait_for_customer", "resolve", "cancel", "merge", "edit_comment");

    private final TicketQueries queries;
    private final TicketWork work;
    private final TicketAttachments attachments;
    private final Answers answers;
    private final Refusals refusals;
    private final Composer composer;

    TicketPage(
            TicketQueries queries,
            TicketWork work,
            TicketAttachments attachments,
            Answers answers,
            Refusals refusals,
            Composer composer) {
        this.queries = queries;
        this.work = work;
        this.attachments = attachments;
        this.answers = answers;
        this.refusals = refusals;
        this.composer = composer;
    }

    /**
     * @param action what was asked for: its form stands open again
     * @param field the input that the reason is about, or null
     * @param typed text that would otherwise be lost
     * @param again what to send to do it all the same; null where that is not possible
     */
    record Refused(String action, String field, String reason, String typed, Again again) {

        /** Whether the form of the action is still there to tell the reason; the head of the page tells the others. */
        public boolean isAtItsForm(TicketOptions options) {
            String needed = action.equals("merge") ? TicketMove.CANCEL.code() : action;
            return again == null
                    && (action.equals("reply")
                            || ASKING.contains(action)
                                    && options.moves().stream()
                                            .anyMatch(move -> move.code().equals(needed)));
        }

        /** Words that would be lost with the form in which they were typed. */
        public boolean isWords() {
            return WORDY.contains(action) && typed != null && !typed.isBlank();
        }
    }

    /** @param seen what the person has been told of the present state with the refusal */
    record Again(String value, String text, String seen) {}

    String show(TicketId id, CurrentUser user, Model model) {
        model.addAttribute("ticket", queries.details(id));
        model.addAttribute("options", work.options(id, user));
        model.addAttribute("related", queries.relatedTo(id));
        model.addAttribute("timeline", queries.timeline(id));
        model.addAttribute("rating", answers.of(id).orElse(null));
        model.addAttribute(
                "files",
                attachments.of(id).stream()
                        .filter(file -> file.comment() == null)
                        .toList());
        model.addAttribute("largestFile", attachments.largest().toBytes());
        composer.fill(id, user, model);
        return "tickets/ticket";
    }

    /** Does it and goes back to {@code there}; where it is refused the page says why, with what was typed. */
    String act(Action action, Runnable step, String there, Answer answer) {
        try {
            step.run();
            if (!answer.redirect().getFlashAttributes().containsKey("toast")) {
                answer.redirect().addFlashAttribute("toast", action.toast());
            }
            return "redirect:" + there;
        } catch (RuleViolation refusal) {
            return refuse(action, refusal.field(), refusal, HttpStatus.UNPROCESSABLE_ENTITY, answer);
        } catch (Conflict refusal) {
            return refuse(action, null, refusal, HttpStatus.CONFLICT, answer);
        } catch (FileTooLarge refusal) {
            RuleViolation inWords = new RuleViolation("files", "tickets.attachment.rule.size", refusal.arguments());
            return refuse(action, "files", inWords, HttpStatus.PAYLOAD_TOO_LARGE, answer);
        }
    }

    private String refuse(Action action, String field, RuntimeException refusal, HttpStatus status, Answer answer) {
        answer.response().setStatus(status.value());
        Again again = refusal instanceof Meanwhile.Changed changed
                ? changed.again(work.options(action.ticket(), answer.user()))
                : null;
        Refused refused = new Refused(action.name(), field, refusals.inWords(refusal), action.typed(), again);
        answer.model().addAttribute("refused", refused);
        return show(action.ticket(), answer.user(), answer.model());
    }

    /** @param toast message key of what is announced when it is done */
    record Action(TicketId ticket, String name, String typed, String toast) {}

    /** What an answer to the person is made of. */
    record Answer(CurrentUser user, Model model, HttpServletResponse response, RedirectAttributes redirect) {}
}
