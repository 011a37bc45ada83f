package com.bmasia.crm.tasks;

import com.bmasia.crm.test.As;
import com.bmasia.crm.test.Bench;
import com.bmasia.crm.test.BenchTest;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.web.list.ListQuery;
import java.util.List;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** My work over 100,000 open tasks, one in a hundred of them for the smallest team. */
@BenchTest
class TaskListBench {

    private static final int TASKS = 100_000;

    @Autowired
    As as;

    @Autowired
    TaskFixtures fixtures;

    @Autowired
    TaskQueries tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Bench bench;

    @Test
    void listAndCountStayUnderTheBar() throws Exception {
        Task sample = fixtures.task("tech");
        copy(sample);

        for (String username : List.of("support", "finance", "sales", "admin")) {
            CurrentUser user = as.user(username);
            for (String scope : List.of("mine", "teams", "all")) {
                bench.add(username + ", " + scope, () -> tasks.list(ListQuery.of("scope", scope), user, 50));
            }
            bench.add(username + ", number in the menu", () -> tasks.count(user));
        }
        bench.page("page of sales", "/tasks?scope=teams", as.page("sales"));
        bench.page("API of sales", "/api/v1/tasks", as.page("sales"));
        bench.page("API of admin", "/api/v1/tasks", as.page("admin"));
        bench.run("My work: %,d open tasks".formatted(TASKS));
    }

    /** Straight into the engine's tables: starting as many processes takes minutes and proves nothing more. */
    private void copy(Task sample) {
        jdbc.sql("""
                        insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_,
                                                      is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_)
                        select 'bench-' || n, 1, 'bench-' || n, 'bench-' || n, gen_random_uuid()::text, :definition,
                               true, false, true, false, 1
                          from generate_series(1, :count) n
                        """)
                .param("definition", sample.getProcessDefinitionId())
                .param("count", TASKS)
                .update();
        jdbc.sql("""
                        insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_,
                                                 priority_, create_time_, due_date_, suspension_state_)
                        select gen_random_uuid()::text, 1, 'bench-' || n, 'bench-' || n, :definition, 'Decide', 'userTask_decide',
                               50, now() - n * interval '1 minute',
                               case when n % 3 > 0 then now() + (n % 1000) * interval '1 hour' end, 1
                          from generate_series(1, :count) n
                        """)
                .param("definition", sample.getProcessDefinitionId())
                .param("count", TASKS)
                .update();
        jdbc.sql("""
                        insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                        select gen_random_uuid()::text, 1,
                               case when substr(execution_id_, 7)::int % 100 = 0 then 'sales' else 'tech' end, 'candidate', id_
                          from act_ru_task where execution_id_ like 'bench-%'
                        """).update();
        jdbc.sql("analyze act_ru_task, act_ru_execution, act_ru_identitylink").update();
    }
}
