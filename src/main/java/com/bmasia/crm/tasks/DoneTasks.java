package com.bmasia.crm.tasks;

import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.records.RecordLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks that were done, for whoever still holds a link to one. */
@Component
public class DoneTasks {

    private final JdbcClient jdbc;
    private final TaskRecords records;
    private final UserDirectory users;

    DoneTasks(JdbcClient jdbc, TaskRecords records, UserDirectory users) {
        this.jdbc = jdbc;
        this.records = records;
        this.users = users;
    }

    private record Row(
            String id,
            String name,
            String process,
            String businessKey,
            String assignee,
            Instant end,
            boolean completed,
            boolean involved) {}

    /** Only for people whose task it was, or could have been, and for those who may see the record. */
    public Optional<DoneTask> find(String id, CurrentUser user) {
        return jdbc.sql("""
                        select t.id_, coalesce(t.name_, t.task_def_key_) as name, t.assignee_, t.end_time_, t.delete_reason_,
                               coalesce(own.proc_def_key_, root.proc_def_key_) as process,
                               coalesce(own.business_key_, root.business_key_) as business_key,
                               t.assignee_ = :me or exists (
                                   select from act_hi_identitylink l
                                    where l.task_id_ = t.id_ and (l.group_id_ = any (:teams) or l.user_id_ = :me)) as involved
                          from act_hi_taskinst t
                          left join act_hi_procinst root on root.id_ = t.root_proc_inst_id_
                          left join act_hi_procinst own
                            on own.id_ = t.proc_inst_id_ and own.business_key_ <> coalesce(root.business_key_, '')
                         where t.id_ = :id and t.end_time_ is not null
                        """)
                .param("id", id)
                .param("me", user.id().toString())
                .param("teams", user.teams().toArray(String[]::new))
                .query((row, n) -> row(row))
                .optional()
                .filter(task -> task.involved() || records.maySee(task.process(), user))
                .map(this::complete);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id_"),
                row.getString("name"),
                row.getString("process"),
                row.getString("business_key"),
                row.getString("assignee_"),
                Sql.instant(row, "end_time_"),
                "completed".equals(row.getString("delete_reason_")),
                row.getBoolean("involved"));
    }

    private DoneTask complete(Row row) {
        RecordLink record = records.find(row.process(), row.businessKey()).orElse(null);
        People people = People.of(row.assignee() == null ? List.of() : List.of(row.assignee()), users);
        return new DoneTask(row.id(), row.name(), record, people.get(row.assignee()), row.end(), !row.completed());
    }
}
