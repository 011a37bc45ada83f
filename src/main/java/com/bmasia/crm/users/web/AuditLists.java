package com.bmasia.crm.users.web;

import com.bmasia.crm.shared.SearchWords;
import com.bmasia.crm.users.UserDirectory;
import com.bmasia.crm.users.audit.AuditEntry;
import com.bmasia.crm.users.audit.AuditQueries;
import com.bmasia.crm.web.list.Choice;
import com.bmasia.crm.web.list.ListLook;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.ListSpec.Search;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The audit log as a list, newest first. Its words are those of {@link AuditWords}, in files too. */
@Configuration(proxyBeanMethods = false)
class AuditLists {

    private static final String COLUMNS = """
            a.id, a.at, a.actor_id, a.actor_name, a.action, a.entity, a.entity_id, a.entity_label, a.changes, a.address""";

    @Bean
    ListSpec<AuditEntry> auditList(AuditQueries queries, UserDirectory directory, AuditWords words) {
        return ListSpec.of("audit", COLUMNS, (row, n) -> queries.entry(row))
                .from("audit_entry a", "a.id")
                .texts("users.audit")
                .instant(
                        "at",
                        "a.at",
                        f -> f.label("users.audit.when")
                                .column(AuditEntry::at)
                                .cell()
                                .filterDays("from", "to"))
                .uuid(
                        "who",
                        "a.actor_id",
                        f -> f.column(AuditEntry::actorName).cell().filter("who", () -> people(directory)))
                .text(
                        "action",
                        "a.action",
                        f -> f.label("users.audit.what")
                                .column(AuditEntry::action)
                                .cell()
                                .exported(entry -> words.action(entry.action()))
                                .filter("action", () -> choices(queries.actions(), words::action)))
                .text(
                        "entity",
                        "a.entity",
                        f -> f.label("users.audit.kind")
                                .more(entry -> words.entity(entry.entity()))
                                .filter("entity", () -> choices(queries.entities(), words::entity)))
                .text("record", "a.entity_id", f -> f.more(AuditLists::record))
                .shown("changes", f -> f.column(AuditEntry::changes).cell().exported(entry -> inWords(entry, words)))
                .text(
                        "address",
                        "a.address",
                        f -> f.label("users.audit.field.address").more(AuditEntry::address))
                .searchedBy(AuditLists::found)
                .sortable("at")
                .orderedBy("-at")
                .page(ListLook.<AuditEntry>at("/users/audit", "users/audit")
                        .title("users.audit.title")
                        .searchHint("users.audit.record.hint")
                        .empty("clock-history", "web.list.empty"));
    }

    /** Parts of a record's number or name, or its whole id. */
    private static Search found(SearchWords typed) {
        return new Search(
                typed.all(
                        ListSpec.SEARCH,
                        (word, pattern) -> "search_fold(a.entity_label) like " + pattern + " or a.entity_id = "
                                + pattern + "word"),
                null);
    }

    private static List<Choice> people(UserDirectory directory) {
        return directory.everybody().stream()
                .map(person -> new Choice(person.id().toString(), person.name()))
                .toList();
    }

    private static List<Choice> choices(List<String> codes, UnaryOperator<String> words) {
        return codes.stream().map(code -> new Choice(code, words.apply(code))).toList();
    }

    private static String record(AuditEntry entry) {
        return entry.entityLabel() == null ? entry.entityId() : entry.entityLabel();
    }

    private static String inWords(AuditEntry entry, AuditWords words) {
        return entry.changes().stream()
                .map(change -> words.field(change.field()) + ": "
                        + (words.isNew(entry.action()) ? "" : words.read(entry, change.field(), change.from()) + " → ")
                        + words.read(entry, change.field(), change.to()))
                .collect(Collectors.joining("; "));
    }
}
