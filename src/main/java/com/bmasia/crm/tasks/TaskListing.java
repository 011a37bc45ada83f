package com.bmasia.crm.tasks;

import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.web.api.ApiLists;
import com.bmasia.crm.web.api.ApiPage;
import com.bmasia.crm.web.api.ListRequest;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.Scope;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The open tasks a person may see, with the filters, pages and cursors that all lists of the API have. */
@Component
public class TaskListing {

    private final ApiLists lists;
    private final ListSpec<String> list;
    private final TaskQueries tasks;

    TaskListing(ApiLists lists, ListSpec<OpenTask> list, TaskQueries tasks) {
        this.lists = lists;
        this.list = list.rowsAs("t.id_", list.from(), (row, n) -> row.getString("id_"));
        this.tasks = tasks;
    }

    public ApiPage<OpenTask> read(ListRequest request, CurrentUser user) {
        Scope visible = tasks.scope(request.text("search").orElse(null), user).where(TaskSql.VISIBLE);
        ApiPage<String> page = lists.read(list, request, visible);
        Map<String, OpenTask> byId =
                tasks.find(page.results(), user).stream().collect(Collectors.toMap(OpenTask::id, Function.identity()));
        // A task that was done between the two statements is left out.
        List<OpenTask> shown =
                page.results().stream().filter(byId::containsKey).map(byId::get).toList();
        return page.withResults(shown);
    }
}
