package com.bmasia.crm.mail.templates;

import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.web.list.ListLook;
import com.bmasia.crm.web.list.ListSpec;
import com.bmasia.crm.web.list.ListSpec.Chip;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The list of templates, for page and API. */
@Configuration(proxyBeanMethods = false)
class TemplateList {

    private static final String CURRENT = "t.archived_at is null";

    @Bean
    ListSpec<TemplateView> listOfTemplates() {
        return ListSpec.of("email-templates", TemplateQueries.COLUMNS, (row, n) -> TemplateQueries.view(row))
                .from(TemplateQueries.TABLES, "t.id")
                .texts("mail.template")
                .uuid("id", "t.id")
                .text(
                        "name",
                        "t.name collate \"th-x-icu\"",
                        f -> f.column(TemplateView::name).cell())
                .shown("subject", f -> f.more(TemplateView::subject))
                .code(
                        "template_type",
                        "t.type",
                        TemplateType.class,
                        f -> f.label("mail.template.type")
                                .texts("mail.type")
                                .column(TemplateView::type)
                                .filter("type"))
                .shown("languages", f -> f.column(TemplateView::languages))
                .instant("created_at", "t.created_at")
                .instant(
                        "updated_at",
                        "t.updated_at",
                        f -> f.label("mail.template.changed").column(TemplateView::updatedAt))
                .bool(
                        "is_active",
                        "t.active",
                        f -> f.label("mail.template.state")
                                .column(TemplateView::active)
                                .exported(template ->
                                        template.archived() ? "archived" : template.active() ? "active" : "inactive")
                                .cell())
                .bool(
                        "is_standard",
                        "t.standard",
                        f -> f.label("mail.template.standard").more(TemplateView::standard))
                .bool("is_archived", "(t.archived_at is not null)")
                .search("t.name", "en.subject", "th.subject")
                .sortable("name", "template_type", "created_at", "updated_at")
                .orderedBy("name")
                .order("NAME", "mail.template.sort.NAME", "name")
                .order("CHANGED", "mail.template.sort.CHANGED", "-updated_at")
                .chips(
                        "state",
                        new Chip("CURRENT", "mail.template.state.CURRENT", CURRENT),
                        new Chip("ACTIVE", "mail.template.state.ACTIVE", CURRENT + " and t.active"),
                        new Chip("INACTIVE", "mail.template.state.INACTIVE", CURRENT + " and not t.active"),
                        new Chip("ARCHIVED", "mail.template.state.ARCHIVED", "t.archived_at is not null"))
                .page(ListLook.<TemplateView>at("/mail/templates", "mail/templates/list")
                        .title("mail.template.list")
                        .searchHint("mail.template.search-hint")
                        .empty("file-earmark-richtext", "mail.template.empty")
                        .opens(template -> "/mail/templates/" + template.id()));
    }
}
