package com.bmasia.crm.tasks;

import com.bmasia.crm.web.list.Keyset;
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

    /** Open to the person's teams and claimed by nobody. */
    static final String UNCLAIMED = "t.assignee_ is null and " + CANDIDATE;

    private static final String ANY = RECORD_PROCESS + " = any (:workable)";

    /** Whether the person of :me, :teams and :workable may see the task. */
    static final String VISIBLE = "(" + MINE + " or " + CANDIDATE + " or " + ANY + ")";

    static final String DUE = "coalesce(t.due_date_, timestamp 'infinity')";

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
     * @param scope code of the chip: whose tasks
     * @param conditions what else must hold; may name the tables of records and processes only if {@code joined}, as joined
     *     for a whole team they cost more than all the rest
     * @param worksOnAny false leaves out the reason that would look through all tasks for nothing
     */
    static String page(String scope, String conditions, boolean joined, boolean worksOnAny) {
        String reasons = reasons(scope, worksOnAny).stream()
                .map(reason -> "(select t.id_ from " + (joined || reason.equals(ANY) ? TABLES : "act_ru_task t")
                        + " where " + reason + " and " + conditions + " order by " + SORT + " limit :list_limit)")
                .collect(Collectors.joining("\nunion\n"));
        return COLUMNS + ", " + ORDER.columns() + FROM + " where t.id_ in (" + reasons + ") order by " + SORT
                + " limit :list_limit";
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
                            where t.suspension_state_ = 1 and %s limit :limit) b) as teams
                """.formatted(MINE, UNCLAIMED);
    }

    private static List<String> reasons(String scope, boolean worksOnAny) {
        return switch (scope) {
            case "mine" -> List.of(MINE);
            case "teams" -> List.of(UNCLAIMED);
            default -> worksOnAny ? List.of(MINE, CANDIDATE, ANY) : List.of(MINE, CANDIDATE);
        };
    }
}
