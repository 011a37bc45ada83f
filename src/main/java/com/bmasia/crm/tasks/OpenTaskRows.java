package com.bmasia.crm.tasks;

import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.tasks.OpenTask.ProcessRef;
import com.bmasia.crm.tasks.OpenTask.Rights;
import com.bmasia.crm.tasks.OpenTask.Times;
import com.bmasia.crm.tasks.TaskRecords.Ref;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.UserDirectory.TeamRef;
import com.bmasia.crm.users.records.RecordLink;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes tasks out of rows; names of people, teams and records are read once for a whole page. */
@Component
class OpenTaskRows {

    private final TaskRecords records;
    private final UserDirectory users;
    private final Clock clock;

    OpenTaskRows(TaskRecords records, UserDirectory users, Clock clock) {
        this.records = records;
        this.users = users;
        this.clock = clock;
    }

    /** A row of {@link TaskSql} without the names that other tables hold. */
    record Row(
            String id,
            String name,
            String key,
            ProcessRef process,
            List<String> teams,
            String assignee,
            Times times,
            int priority,
            Rights rights) {}

    Row read(ResultSet row) throws SQLException {
        Instant due = Sql.instant(row, "due_date_");
        return new Row(
                row.getString("id_"),
                row.getString("name_"),
                row.getString("task_def_key_"),
                new ProcessRef(
                        row.getString("record_process"),
                        row.getString("process_name"),
                        row.getString("record_key"),
                        row.getString("proc_inst_id_"),
                        row.getString("proc_def_id_")),
                Arrays.asList((String[]) row.getArray("teams").getArray()),
                row.getString("assignee_"),
                new Times(
                        Sql.instant(row, "create_time_"),
                        due,
                        Sql.instant(row, "follow_up_date_"),
                        due != null && due.isBefore(clock.instant())),
                row.getInt("priority_"),
                new Rights(row.getBoolean("mine"), row.getBoolean("candidate"), row.getBoolean("works_on_any")));
    }

    List<OpenTask> complete(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Ref, RecordLink> links =
                records.find(rows.stream().map(OpenTaskRows::ref).toList());
        People people = People.of(rows.stream().map(Row::assignee).toList(), users);
        Map<String, TeamRef> teams =
                users.teams().stream().collect(Collectors.toMap(TeamRef::key, Function.identity()));
        return rows.stream().map(row -> complete(row, links, people, teams)).toList();
    }

    private OpenTask complete(Row row, Map<Ref, RecordLink> links, People people, Map<String, TeamRef> teams) {
        return new OpenTask(
                row.id(),
                row.name() == null ? row.key() : row.name(),
                row.key(),
                row.process(),
                links.get(ref(row)),
                records.onPage(row.process().key()).orElse(null),
                row.teams().stream()
                        .map(key -> teams.getOrDefault(key, new TeamRef(key, key)))
                        .toList(),
                people.get(row.assignee()),
                row.times(),
                row.priority(),
                row.rights());
    }

    private static Ref ref(Row row) {
        return new Ref(row.process().key(), row.process().businessKey());
    }
}
