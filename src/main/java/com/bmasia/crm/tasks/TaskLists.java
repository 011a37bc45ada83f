package com.bmasia.crm.tasks;

import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.records.RecordLink;
import com.bmasia.crm.web.list.Choice;
import com.bmasia.crm.web.list.ListLook;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.ListSpec.Chip;
import com.bmasia.crm.web.list.ListSpec.Search;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The list of open tasks, for My work and the API. Its SQL names who looks, the days of the business zone and the records
 * that a search found: {@link TaskQueries} gives them. A page is read as {@link TaskSql} does it, in an order of its own.
 */
@Configuration(proxyBeanMethods = false)
class TaskLists {

    private static final String[] OPEN_TO_OTHERS = {"teams", "all"};

    private static final String OF_TEAM = """
            exists (select from act_ru_identitylink l
                     where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ = :value)""";

    @Bean
    ListSpec<OpenTask> taskList(JdbcClient jdbc, UserDirectory users) {
        // Without a mapper: the rows of a page are completed together.
        return ListSpec.<OpenTask>of("tasks", "t.id_", null)
                .from(TaskSql.TABLES, "cast(t.id_ as uuid)")
                .where("t.suspension_state_ = 1")
                .texts("tasks.col")
                .shown("record", f -> f.column(TaskLists::title).cell().exported(TaskLists::number))
                .shown("customer", f -> f.column(task -> facts(task).customer()))
                .shown("task", f -> f.column(OpenTask::name))
                .shown("priority", f -> f.column(TaskLists::priority).cell())
                .shown("status", f -> f.column(TaskLists::status).cell())
                .shown("assignee", f -> f.column(TaskLists::holders).cell().onlyUnder(OPEN_TO_OTHERS))
                .shown("due", f -> f.column(task -> task.times().due()).cell())
                .shown("created", f -> f.more(task -> task.times().created()).cell())
                .text(
                        "process",
                        "p.key_",
                        f -> f.label("tasks.list.process")
                                .more(task -> task.process().name())
                                .filter("process", () -> processes(jdbc)))
                .instant(
                        "due_date",
                        "t.due_date_",
                        f -> f.label("tasks.col.due")
                                .filter("due", List::of)
                                .also("overdue", "tasks.due.overdue", TaskSql.DUE + " < :now")
                                .also("today", "tasks.due.today", due(":today", ":tomorrow"))
                                .also("week", "tasks.due.week", due(":monday", ":next_monday")))
                .text("team", "t.id_", f -> f.matching(OF_TEAM).filter("team", () -> teams(users)))
                .bool("mine", "coalesce(" + TaskSql.MINE + ", false)")
                .bool("unclaimed", "t.assignee_ is null")
                .text("business_key", TaskSql.RECORD_KEY)
                .instant("created_at", "t.create_time_")
                .searchedBy(
                        words -> new Search(words.isEmpty() ? "true" : TaskSql.RECORD_KEY + " = any (:numbered)", null))
                .sortableOrAbsent("due_date")
                .sortable("created_at")
                .orderedBy("created_at")
                .chips(
                        "scope",
                        new Chip("mine", "tasks.scope.mine", TaskSql.MINE),
                        new Chip("teams", "tasks.scope.teams", TaskSql.UNCLAIMED),
                        new Chip("all", "tasks.scope.all", TaskSql.VISIBLE))
                .page(look());
    }

    private static ListLook<OpenTask> look() {
        return ListLook.<OpenTask>at("/tasks", "tasks/list")
                .title("tasks.list.title")
                .searchHint("tasks.list.number")
                .empty("check2-circle", "tasks.empty.mine")
                .emptyUnder("teams", "tasks.empty.teams")
                .emptyUnder("all", "tasks.empty.all")
                .opens(OpenTask::url)
                .picked("tasks/bulk", OpenTask::id, OpenTask::label, OpenTask::mayClaim)
                .pickedUnder(OPEN_TO_OTHERS);
    }

    private static String due(String from, String until) {
        return TaskSql.DUE + " >= " + from + " and " + TaskSql.DUE + " < " + until;
    }

    private static String title(OpenTask task) {
        return task.record() == null ? task.name() : task.record().title();
    }

    private static String number(OpenTask task) {
        return task.record() == null ? null : task.record().number() + " " + title(task);
    }

    private static RecordLink.Facts facts(OpenTask task) {
        return task.record() == null ? RecordLink.Facts.NONE : task.record().facts();
    }

    private static String priority(OpenTask task) {
        return facts(task).priority() == null
                ? task.priorityCode()
                : facts(task).priority().code();
    }

    private static String status(OpenTask task) {
        return facts(task).status() == null ? null : facts(task).status().code();
    }

    private static String holders(OpenTask task) {
        return task.isClaimed()
                ? task.assignee().name()
                : task.teams().stream().map(UserDirectory.TeamRef::name).collect(Collectors.joining(", "));
    }

    /** The processes that have open tasks, each by its newest name. */
    private static List<Choice> processes(JdbcClient jdbc) {
        Map<String, String> names =
                jdbc
                        .sql("""
                        select d.key_, coalesce(d.name_, d.key_) as name from act_re_procdef d
                         where exists (select from act_ru_task t where t.proc_def_id_ = d.id_)
                         order by d.version_
                        """)
                        .query((row, n) -> new Choice(row.getString("key_"), row.getString("name")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Choice::value, Choice::label, (older, newer) -> newer));
        return names.entrySet().stream()
                .map(entry -> new Choice(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Choice::label))
                .toList();
    }

    private static List<Choice> teams(UserDirectory users) {
        return users.teams().stream()
                .map(team -> new Choice(team.key(), team.name()))
                .toList();
    }
}
