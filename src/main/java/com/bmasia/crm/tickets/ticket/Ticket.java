package com.bmasia.crm.tickets.ticket;

import com.bmasia.crm.customers.CompanyId;
import com.bmasia.crm.customers.ContactId;
import com.bmasia.crm.shared.Ids;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tickets.calendar.BusinessCalendar;
import com.bmasia.crm.tickets.sla.ServiceLevel;
import com.bmasia.crm.tickets.sla.SlaClock;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A customer's request and what became of it. Its status is moved only by the process (see {@code TicketSteps}); people
 * change the rest through {@code TicketService}.
 */
@Table("ticket")
public class Ticket {

    /** Has what no row of the routing table gives to another one. */
    public static final String DEFAULT_TEAM = "support";

    @Id
    private UUID id;

    @Version
    private Integer version;

    private String number;
    private String subject;
    private String description;
    private TicketStatus status;
    private TicketPriority priority;
    private TicketCategory category;
    private TicketSource source;
    private UUID companyId;
    private UUID contactId;
    private String team;
    private UUID assigneeId;
    private List<String> tags;
    private Instant dueAt;
    private boolean dueByHand;
    private Instant firstResponseAt;
    private Instant resolvedAt;
    private Instant closedAt;
    private String resolution;
    private boolean resolvedWithoutAnswer;
    private String closeReason;
    private UUID mergedInto;
    private UUID followUpOf;
    private String teamRule;
    private String serviceRule;

    @Embedded.Nullable(prefix = "sla_")
    private SlaClock sla;

    private UUID createdBy;
    private Instant createdAt;
    private Instant updatedAt;

    private Ticket() {}

    /** A new ticket in the first stage; the routing that follows may choose another team. */
    public static Ticket create(String number, NewTicket given, UserId by, Instant now) {
        Ticket ticket = new Ticket();
        ticket.id = Ids.next();
        ticket.number = number;
        ticket.status = TicketStatus.NEW;
        ticket.source = given.source();
        ticket.team = given.team() == null ? DEFAULT_TEAM : given.team();
        ticket.createdBy = by == null ? null : by.value();
        ticket.createdAt = now;
        ticket.followUpOf =
                given.followUpOf() == null ? null : given.followUpOf().value();
        ticket.describe(given.subject(), given.description(), given.tags(), now);
        ticket.concern(given.company(), given.contact(), now);
        ticket.classify(given.category(), given.priority(), now);
        ticket.setDueByHand(given.dueAt(), now);
        return ticket;
    }

    public void describe(String subject, String description, List<String> tags, Instant now) {
        TicketText text = TicketText.of(subject, description, tags);
        this.subject = text.subject();
        this.description = text.description();
        this.tags = text.tags();
        updatedAt = now;
    }

    public void concern(CompanyId company, ContactId contact, Instant now) {
        if (company == null) {
            throw new RuleViolation("company", "tickets.rule.company.required");
        }
        companyId = company.value();
        contactId = contact == null ? null : contact.value();
        updatedAt = now;
    }

    public void classify(TicketCategory category, TicketPriority priority, Instant now) {
        this.category = Objects.requireNonNull(category, "category");
        this.priority = Objects.requireNonNull(priority, "priority");
        updatedAt = now;
    }

    /** A due date that a person chose; null gives it back to the service level. */
    public void setDueByHand(Instant due, Instant now) {
        dueByHand = due != null;
        dueAt = dueByHand ? Sql.storable("due", due) : slaDue();
        updatedAt = now;
    }

    public void handTo(String team, Instant now) {
        this.team = team;
        updatedAt = now;
    }

    /** Records what the routing table said. */
    public void route(String team, String rule, Instant now) {
        this.team = team;
        teamRule = rule;
        updatedAt = now;
    }

    /** The clock starts, or goes on under the other promise. */
    public void promise(ServiceLevel level, String rule, BusinessCalendar before, BusinessCalendar after, Instant now) {
        serviceRule = rule;
        sla = sla == null ? SlaClock.start(level, after, now) : sla.changeLevel(level, before, after, now);
        planDue(now);
    }

    /** The due times follow a calendar whose holidays have changed. */
    public void replan(BusinessCalendar calendar, Instant now) {
        sla = sla.replanned(calendar);
        planDue(now);
    }

    /** In the first stage an assignee makes it assigned, the lack of one new again. */
    public void assignTo(UserId person, Instant now) {
        assigneeId = person == null ? null : person.value();
        if (status == TicketStatus.NEW || status == TicketStatus.ASSIGNED) {
            status = person == null ? TicketStatus.NEW : TicketStatus.ASSIGNED;
        }
        updatedAt = now;
    }

    /** The process has entered a stage. Entering the stage it is in already changes nothing. */
    public void enter(TicketStatus stage, BusinessCalendar calendar, Instant now) {
        TicketStatus entered = stage == TicketStatus.NEW && assigneeId != null ? TicketStatus.ASSIGNED : stage;
        TicketStatus left = status;
        status = entered;
        updatedAt = now;
        if (entered == left) {
            return;
        }
        switch (entered) {
            case NEW, ASSIGNED, IN_PROGRESS -> reopenOrGoOn(left, calendar, now);
            case PENDING -> sla = sla.pause(calendar, now);
            case RESOLVED -> {
                resolvedAt = now;
                sla = sla.resolved(calendar, now);
            }
            case CLOSED -> {
                closedAt = now;
                sla = sla.resolved(calendar, now);
            }
        }
        planDue(now);
    }

    private void reopenOrGoOn(TicketStatus left, BusinessCalendar calendar, Instant now) {
        if (left == TicketStatus.RESOLVED) {
            resolvedAt = null;
            sla = sla.reopened(calendar, now);
        } else {
            sla = sla.resume(calendar, now);
        }
    }

    /** Staff answered in public; only the first time counts. */
    public void answered(BusinessCalendar calendar, Instant now) {
        if (firstResponseAt == null) {
            firstResponseAt = now;
            sla = sla.firstResponseGiven(calendar, now);
        }
        updatedAt = now;
    }

    public boolean isUnanswered() {
        return firstResponseAt == null;
    }

    /** What counted as first response has been undone. */
    public void takeBackAnswer(BusinessCalendar calendar, Instant now) {
        firstResponseAt = null;
        sla = sla.firstResponseTakenBack(calendar, now);
        updatedAt = now;
    }

    /** The solution has been undone; that the ticket is resolved is taken back by its process. */
    public void takeBackSolution() {
        resolution = null;
    }

    public void touch(Instant now) {
        updatedAt = now;
    }

    public void resolveWith(String resolution) {
        this.resolution = TicketText.said(resolution);
        resolvedWithoutAnswer = false;
    }

    /** Why it is closed without having been solved; a merged one says so by itself. */
    public Optional<String> reasonOfCancelling() {
        boolean cancelled = status == TicketStatus.CLOSED && mergedInto == null;
        return cancelled ? Optional.ofNullable(closeReason) : Optional.empty();
    }

    /** The customer did not answer. */
    public void resolveWithoutAnswer() {
        resolution = null;
        resolvedWithoutAnswer = true;
    }

    public void giveUp(String reason) {
        closeReason = TicketText.reason(reason);
    }

    public void mergeInto(TicketId other) {
        mergedInto = other.value();
    }

    public void markRaised(SlaClock.Escalation escalation) {
        sla = sla.markRaised(escalation);
    }

    /** While the clock stands still in "pending" nothing is due; a resolved ticket keeps what it was due at. */
    private void planDue(Instant now) {
        boolean ended = status == TicketStatus.RESOLVED || status == TicketStatus.CLOSED;
        if (!dueByHand && !ended) {
            dueAt = slaDue();
        }
        updatedAt = now;
    }

    private Instant slaDue() {
        return sla == null ? null : sla.dueAt(SlaClock.Goal.RESOLUTION);
    }

    /** Own is what one created or is in charge of. */
    boolean isOwnOf(CurrentUser person) {
        UUID who = person.id().value();
        return who.equals(createdBy) || who.equals(assigneeId);
    }

    public TicketId id() {
        return new TicketId(id);
    }

    int version() {
        return version;
    }

    public String number() {
        return number;
    }

    public String subject() {
        return subject;
    }

    public TicketStatus status() {
        return status;
    }

    public TicketPriority priority() {
        return priority;
    }

    public TicketCategory category() {
        return category;
    }

    public CompanyId company() {
        return new CompanyId(companyId);
    }

    public Optional<ContactId> contact() {
        return Optional.ofNullable(contactId).map(ContactId::new);
    }

    public String team() {
        return team;
    }

    public Optional<UserId> assignee() {
        return Optional.ofNullable(assigneeId).map(UserId::new);
    }

    public List<String> tags() {
        return tags;
    }

    public String description() {
        return description;
    }

    public Optional<Instant> resolvedAt() {
        return Optional.ofNullable(resolvedAt);
    }

    public Optional<String> resolution() {
        return Optional.ofNullable(resolution);
    }

    public boolean isResolvedWithoutAnswer() {
        return resolvedWithoutAnswer;
    }

    /** Resolved, also if it is closed by now; neither cancelled nor merged. */
    public boolean isSolved() {
        return resolvedAt != null && (status == TicketStatus.RESOLVED || status == TicketStatus.CLOSED);
    }

    public Instant dueAt() {
        return dueAt;
    }

    public boolean isDueByHand() {
        return dueByHand;
    }

    public SlaClock sla() {
        return sla;
    }
}
