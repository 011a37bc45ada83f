package com.bmasia.crm.tasks;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListRequest;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** The open tasks a person may see, with the filters, pages and cursors that all lists of the API have. */
@Component
public class TaskListing {

    private static final ListSpec<String> LIST = ListSpec.of("tasks", "t.id_", (row, n) -> row.getString("id_"))
            .from(TaskSql.TABLES, "cast(t.id_ as uuid)")
            .where(TaskSql.VISIBLE + """
                     and t.suspension_state_ = 1
                     and (cast(:team as varchar) is null or exists (
                            select from act_ru_identitylink l
                             where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ = :team))""")
            .bool("mine", "coalesce(" + TaskSql.MINE + ", false)")
            .bool("unclaimed", "t.assignee_ is null")
            .text("process", "p.key_")
            .text("business_key", TaskSql.RECORD_KEY)
            .instant("due_date", "t.due_date_")
            .instant("created_at", "t.create_time_")
            .sortableOrAbsent("due_date")
            .sortable("created_at")
            .orderedBy("created_at")
            .handles("team");

    @Bean
    static ListSpec<String> taskApiList() {
        return LIST;
    }

    private final ApiLists lists;
    private final TaskQueries tasks;

    TaskListing(ApiLists lists, TaskQueries tasks) {
        this.lists = lists;
        this.tasks = tasks;
    }

    public ApiPage<OpenTask> read(ListRequest request, CurrentUser user) {
        Map<String, Object> context = new HashMap<>(tasks.asSeenBy(user));
        context.put("team", request.text("team").orElse(null));
        ApiPage<String> page = lists.read(LIST, request, Scope.all().withAll(context));
        Map<String, OpenTask> byId =
                tasks.find(page.results(), user).stream().collect(Collectors.toMap(OpenTask::id, Function.identity()));
        // A task that was done between the two statements is left out.
        List<OpenTask> shown =
                page.results().stream().filter(byId::containsKey).map(byId::get).toList();
        return page.withResults(shown);
    }
}
