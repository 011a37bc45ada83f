package com.bmasia.crm.tasks;

import com.bmasia.crm.tasks.TaskFilter.Scope;
import com.bmasia.crm.web.list.Keyset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The statements over the engine's tables. The engine's own task queries with authorization take 40 ms per 1,000 open
 * tasks; these read only the rows of one page.
 */
final class TaskSql {

    static final String TABLES = """
              act_ru_task t
              join act_ru_execution i on i.id_ = t.proc_inst_id_
              join act_ru_execution r on r.id_ = coalesce(i.root_proc_inst_id_, i.id_)
              join act_re_procdef p on p.id_ = t.proc_def_id_
              join act_re_procdef rp on rp.id_ = r.proc_def_id_
            """;

    private static final String FROM = " from " + TABLES;

    /** A called process works for the record of its caller, unless it was given the key of another record. */
    private static final String RECORD_PROCESS =
            "case when coalesce(i.business_key_, r.business_key_) is not distinct from r.business_key_ then rp.key_ else p.key_ end";

    static final String RECORD_KEY = "coalesce(i.business_key_, r.business_key_)";

    static final String MINE = "t.assignee_ = :me";
    private static final String CANDIDATE = """
            exists (select from act_ru_identitylink l
                     where l.task_id_ = t.id_ and l.type_ = 'candidate'
                       and (l.group_id_ = any (:teams) or l.user_id_ = :me))""";

    private static final String ANY = RECORD_PROCESS + " = any (:workable)";

    /** Whether the person of :me, :teams and :workable may see the task. */
    static final String VISIBLE = "(" + MINE + " or " + CANDIDATE + " or " + ANY + ")";

    private static final String DUE = "coalesce(t.due_date_, timestamp 'infinity')";

    /** By due time (none last), priority, age, id. */
    static final Keyset ORDER = Keyset.of("tasks")
            .ascending(DUE, "timestamp")
            .ascending("(-t.priority_)", "integer")
            .ascending("t.create_time_", "timestamp")
            .ascending("t.id_", "text");

    private static final String SORT = ORDER.orderBy();

    private static final String COLUMNS = """
            select t.id_, t.name_, t.task_def_key_, t.assignee_, t.priority_, t.create_time_, t.due_date_, t.follow_up_date_,
                   t.proc_inst_id_, t.proc_def_id_, coalesce(p.name_, p.key_) as process_name,
                   %s as record_process, %s as record_key,
                   array(select l.group_id_ from act_ru_identitylink l
                          where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
                          order by l.group_id_) as teams,
                   coalesce(%s, false) as mine, %s as candidate, %s as works_on_any
            """.formatted(RECORD_PROCESS, RECORD_KEY, MINE, CANDIDATE, ANY);

    private TaskSql() {}

    /**
     * One page. Each reason to see a task is a query of its own over an index, cut to the size of a page, because one
     * condition that joins them by "or" would read all tasks of other people first.
     *
     * @param after the condition that tasks come after the page before
     * @param worksOnAny false leaves out the reason that would look through all tasks for nothing
     */
    static String page(TaskFilter filter, String after, boolean worksOnAny) {
        String restrictions = restrictions(filter, after);
        String reasons = reasons(filter.scope(), worksOnAny).stream()
                .map(reason -> "(select t.id_" + from(filter, reason) + " where t.suspension_state_ = 1 and " + reason
                        + restrictions
                        + " order by " + SORT + " limit :list_limit)")
                .collect(Collectors.joining("\nunion\n"));
        return COLUMNS + ", " + ORDER.columns() + FROM + " where t.id_ in (" + reasons + ") order by " + SORT
                + " limit :list_limit";
    }

    /** Without the tables that nothing asks for: joined for a whole team they cost more than all the rest. */
    private static String from(TaskFilter filter, String reason) {
        boolean asksForRecord = reason.equals(ANY)
                || filter.process() != null
                || filter.number() != null
                || filter.businessKey() != null;
        return asksForRecord ? FROM : " from act_ru_task t";
    }

    static String some() {
        return COLUMNS + FROM + " where t.id_ in (:ids)";
    }

    /** The open tasks of a record, soonest due first: of its own process and of those that this has called. */
    static String ofRecord() {
        return COLUMNS + FROM + """
                 where t.suspension_state_ = 1 and %s = :businessKey and t.proc_inst_id_ in (
                       select called.id_ from act_ru_execution own
                         join act_ru_execution called on called.root_proc_inst_id_ = own.root_proc_inst_id_
                        where own.business_key_ = :businessKey)
                 order by %s
                """.formatted(RECORD_KEY, SORT);
    }

    /** Counts up to :limit only, so that it costs the same whether 100 or 100,000 tasks wait. */
    static String count() {
        return """
                select (select count(*) from (
                           select from act_ru_task t where t.suspension_state_ = 1 and %s limit :limit) a) as mine,
                       (select count(*) from (
                           select from act_ru_task t
                            where t.suspension_state_ = 1 and t.assignee_ is null and %s limit :limit) b) as teams
                """.formatted(MINE, CANDIDATE);
    }

    private static List<String> reasons(Scope scope, boolean worksOnAny) {
        return switch (scope) {
            case MINE -> List.of(MINE);
            case TEAMS -> List.of("t.assignee_ is null and " + CANDIDATE);
            case ALL -> worksOnAny ? List.of(MINE, CANDIDATE, ANY) : List.of(MINE, CANDIDATE);
        };
    }

    private static String restrictions(TaskFilter filter, String after) {
        List<String> all = new ArrayList<>(List.of(after));
        if (filter.unclaimed()) {
            all.add("t.assignee_ is null");
        }
        if (filter.team() != null) {
            all.add("exists (select from act_ru_identitylink l where l.task_id_ = t.id_"
                    + " and l.type_ = 'candidate' and l.group_id_ = :team)");
        }
        if (filter.process() != null) {
            all.add("p.key_ = :process");
        }
        if (filter.due() != null) {
            all.add(DUE + " >= :dueFrom and " + DUE + " < :dueUntil");
        }
        if (filter.number() != null) {
            all.add(RECORD_KEY + " = any (:numbered)");
        }
        if (filter.businessKey() != null) {
            all.add(RECORD_KEY + " = :businessKey");
        }
        return all.stream().map(condition -> "\n and " + condition).collect(Collectors.joining());
    }
}
