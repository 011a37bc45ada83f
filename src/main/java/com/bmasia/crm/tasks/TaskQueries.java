package com.bmasia.crm.tasks;

import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.PageOf;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tasks.TaskFilter.Period;
import com.bmasia.crm.tasks.TaskFilter.Scope;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.web.list.Keyset;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
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
    private final TaskRecords records;
    private final OpenTaskRows rows;
    private final Clock clock;
    private final ZoneId zone;

    TaskQueries(JdbcClient jdbc, TaskRecords records, OpenTaskRows rows, Clock clock, ZoneId zone) {
        this.jdbc = jdbc;
        this.records = records;
        this.rows = rows;
        this.clock = clock;
        this.zone = zone;
    }

    /** A process that has open tasks, for the choice in the filter. */
    public record ProcessName(String key, String name) {}

    public PageOf<OpenTask> list(TaskFilter filter, CurrentUser user, String cursor, int size) {
        Keyset.Place place = TaskSql.ORDER.after(cursor);
        StatementSpec statement = jdbc.sql(TaskSql.page(
                        filter, place.condition(), !records.workableBy(user).isEmpty()))
                .params(asSeenBy(user))
                .param("team", filter.team())
                .param("process", filter.process())
                .param("businessKey", filter.businessKey());
        if (filter.number() != null) {
            statement.param("numbered", records.search(filter.number()).toArray(String[]::new));
        }
        if (filter.due() != null) {
            Period period = filter.due().period(clock.instant(), zone);
            statement.param("dueFrom", Sql.at(period.from())).param("dueUntil", Sql.at(period.until()));
        }
        return place.page(statement, size, (row, n) -> rows.read(row)).mapAll(rows::complete);
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
        return Stream.of(Scope.MINE, Scope.TEAMS)
                .flatMap(scope -> list(TaskFilter.of(scope), user, null, A_FEW).items().stream())
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

    public List<ProcessName> processes() {
        Map<String, String> names = jdbc
                .sql("""
                        select d.key_, coalesce(d.name_, d.key_) as name from act_re_procdef d
                         where exists (select from act_ru_task t where t.proc_def_id_ = d.id_)
                         order by d.version_
                        """)
                .query((row, n) -> new ProcessName(row.getString("key_"), row.getString("name")))
                .list()
                .stream()
                .collect(Collectors.toMap(ProcessName::key, ProcessName::name, (older, newer) -> newer));
        return names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(entry -> new ProcessName(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The parameters of {@link TaskSql} that say who looks. */
    Map<String, Object> asSeenBy(CurrentUser user) {
        return Map.of(
                "me",
                user.id().toString(),
                "teams",
                user.teams().toArray(String[]::new),
                "workable",
                records.workableBy(user).toArray(String[]::new));
    }
}
