package com.bmasia.crm.tasks;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.web.list.FieldConditions;
import com.bmasia.crm.web.list.Keyset;
import com.bmasia.crm.web.list.ListQuery;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Lists;
import com.bmasia.crm.web.list.Scope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Open tasks of all processes, as far as a person may see them. */
@Component
public class TaskQueries {

    /** The menu shows more than this as "99+". */
    public static final int COUNTED = 99;

    /** A record has few tasks at once. */
    private static final int A_FEW = 5;

    private final JdbcClient jdbc;
    private final Lists lists;
    private final ListSpec<OpenTask> list;
    private final TaskRecords records;
    private final OpenTaskRows rows;
    private final Clock clock;
    private final ZoneId zone;

    TaskQueries(
            JdbcClient jdbc,
            Lists lists,
            ListSpec<OpenTask> list,
            TaskRecords records,
            OpenTaskRows rows,
            Clock clock,
            ZoneId zone) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.list = list;
        this.records = records;
        this.rows = rows;
        this.clock = clock;
        this.zone = zone;
    }

    /** My work, in its order. */
    public PageOf<OpenTask> list(ListQuery query, CurrentUser user, int size) {
        FieldConditions conditions = lists.conditions(list, query, scope(query.one("q"), user));
        Keyset.Place place = TaskSql.ORDER.after(query.one("after"));
        boolean joined = query.one("q") != null || query.one("process") != null;
        String sql = TaskSql.page(
                list.chip(query).code(),
                conditions.where() + " and " + place.condition(),
                joined,
                !records.workableBy(user).isEmpty());
        return place.page(jdbc.sql(sql).params(conditions.values()), size, (row, n) -> rows.read(row))
                .mapAll(rows::complete);
    }

    /** What the conditions of the list name. */
    Scope scope(String typed, CurrentUser user) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Scope.all()
                .withAll(asSeenBy(user))
                .with(
                        "numbered",
                        typed == null ? new String[0] : records.search(typed).toArray(String[]::new))
                .with("now", Sql.at(clock.instant()))
                .with("today", start(today))
                .with("tomorrow", start(today.plusDays(1)))
                .with("monday", start(monday))
                .with("next_monday", start(monday.plusWeeks(1)));
    }

    private Timestamp start(LocalDate day) {
        return Sql.at(day.atStartOfDay(zone).toInstant());
    }

    /**
     * Empty where the task is done or never was; refused where the person has nothing to do with it.
     *
     * @throws Conflict naming who has it now, where it was the person's and is outside their teams
     */
    public Optional<OpenTask> visible(String id, CurrentUser user) {
        Optional<OpenTask> task = find(List.of(id), user).stream().findFirst();
        task.filter(found -> !found.isVisible()).ifPresent(hidden -> {
            throw had(id, user) ? AsShown.changedHands(hidden) : new AccessDeniedException("task " + id);
        });
        return task;
    }

    /** What the person may still read of it after a refusal: a task that they see, or that was theirs. */
    public Optional<OpenTask> known(String id, CurrentUser user) {
        return find(List.of(id), user).stream()
                .filter(task -> task.isVisible() || had(id, user))
                .findFirst();
    }

    private boolean had(String id, CurrentUser user) {
        return jdbc.sql("select exists (select from act_hi_identitylink where task_id_ = :id and user_id_ = :me)")
                .param("id", id)
                .param("me", user.id().toString())
                .query(Boolean.class)
                .single();
    }

    /** For clients: like {@link #visible}, but not found where there is none. */
    public OpenTask existing(String id, CurrentUser user) {
        return visible(id, user).orElseThrow(() -> new NotFound("task", id));
    }

    /** The tasks as this person sees them, also those they may not see: {@link OpenTask.Rights} says so. */
    List<OpenTask> find(Collection<String> ids, CurrentUser user) {
        return ids.isEmpty()
                ? List.of()
                : rows.complete(jdbc.sql(TaskSql.some())
                        .params(asSeenBy(user))
                        .param("ids", ids)
                        .query((row, n) -> rows.read(row))
                        .list());
    }

    /** The open tasks of a record that the person may see, soonest due first. */
    public List<OpenTask> ofRecord(String processKey, String businessKey, CurrentUser user) {
        return rows
                .complete(jdbc.sql(TaskSql.ofRecord())
                        .params(asSeenBy(user))
                        .param("businessKey", businessKey)
                        .query((row, n) -> rows.read(row))
                        .list())
                .stream()
                .filter(task -> task.process().key().equals(processKey) && task.isVisible())
                .toList();
    }

    /**
     * What the person should do next: the first of their own tasks in the order of My work, else the first that waits for
     * their teams.
     *
     * @param without id of the record that they are just leaving; null for none
     */
    public Optional<OpenTask> next(String without, CurrentUser user) {
        return Stream.of("mine", "teams")
                .flatMap(scope -> list(ListQuery.of("scope", scope), user, A_FEW).items().stream())
                .filter(task -> !task.process().businessKey().equals(without))
                .findFirst();
    }

    /**
     * How many tasks wait for the person, each counted up to {@code COUNTED + 1}.
     *
     * @param mine claimed by them
     * @param teams unclaimed in their teams
     */
    public record Waiting(int mine, int teams) {}

    public Waiting count(CurrentUser user) {
        return jdbc.sql(TaskSql.count())
                .params(asSeenBy(user))
                .param("limit", COUNTED + 1)
                .query((row, n) -> new Waiting(row.getInt("mine"), row.getInt("teams")))
                .single();
    }

    /** The parameters of {@link TaskSql} that say who looks. */
    private Map<String, Object> asSeenBy(CurrentUser user) {
        return Map.of(
                "me",
                user.id().toString(),
                "teams",
                user.teams().toArray(String[]::new),
                "workable",
                records.workableBy(user).toArray(String[]::new));
    }
}
