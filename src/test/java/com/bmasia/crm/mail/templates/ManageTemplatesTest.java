package com.bmasia.crm.mail.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.mail.TemplateId;
import com.bmasia.crm.mail.TemplateType;
import com.bmasia.crm.mail.TemplateUse;
import com.bmasia.crm.mail.rendering.CannotRender;
import com.bmasia.crm.shared.Conflict;
import com.bmasia.crm.shared.Language;
import com.bmasia.crm.shared.NotFound;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.CurrentUser;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.annotation.Transactional;

/** What is done with templates; taken back after each test, so that the shipped ones stay the standard for all others. */
@ModuleTest
@Transactional
class ManageTemplatesTest {

    @Autowired
    TemplateService service;

    @Autowired
    TemplateQueries queries;

    @Autowired
    ShippedTemplates shipped;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    private CurrentUser nok;

    @BeforeEach
    void somebody() {
        nok = as.user("marketing");
    }

    @Test
    void savesEachChangeOfTheTextsAsVersion() {
        TemplateId id = create("Hello");

        service.edit(id, version(id), details(id, "Good day"), "friendlier", nok);

        TemplateView now = queries.find(id);
        assertThat(now.number()).isEqualTo(2);
        assertThat(now.savedBy()).isEqualTo(nok.fullName());
        assertThat(queries.variants(id, 1).get(Language.EN).subject()).isEqualTo("Hello");
        assertThat(queries.variants(id, 2).get(Language.EN).subject()).isEqualTo("Good day");
        assertThat(queries.versions(id)).extracting("number").containsExactly(2, 1);
        assertThat(queries.versions(id)).extracting("note").containsExactly("friendlier", null);
    }

    @Test
    void savesNothingWhereNothingChanged() {
        TemplateId id = create("Hello");
        int version = version(id);

        service.edit(id, version, details(id, "Hello"), "nothing", nok);

        assertThat(version(id)).isEqualTo(version);
        assertThat(queries.versions(id)).hasSize(1);
    }

    @Test
    void anotherNameIsNoNewVersionOfTheTexts() {
        TemplateId id = create("Hello");
        String name = "Other " + UUID.randomUUID();

        service.edit(
                id,
                version(id),
                new TemplateDetails(name, TemplateType.WELCOME, queries.find(id).variants()),
                null,
                nok);

        assertThat(queries.find(id).name()).isEqualTo(name);
        assertThat(queries.versions(id)).hasSize(1);
    }

    @Test
    void refusesAnEditThatBeganBeforeAnotherWasSaved() {
        TemplateId id = create("Hello");
        int seen = version(id);
        service.edit(id, seen, details(id, "Good day"), null, nok);

        assertThatThrownBy(() -> service.edit(id, seen, details(id, "Hi"), null, nok))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void restoresAnEarlierVersionAsNewOne() {
        TemplateId id = create("Hello");
        service.edit(id, version(id), details(id, "Good day"), null, nok);

        service.restore(id, 1, "back", nok);

        assertThat(queries.find(id).number()).isEqualTo(3);
        assertThat(queries.find(id).variants().get(Language.EN).subject()).isEqualTo("Hello");
        assertThatThrownBy(() -> service.restore(id, 9, null, nok)).isInstanceOf(NotFound.class);
    }

    @Test
    void refusesANameTwiceUnlessTheOtherIsArchived() {
        TemplateId id = create("Hello");
        TemplateDetails same = queries.find(id).details();

        assertThatThrownBy(() -> service.create(same, true, null, nok))
                .isInstanceOfSatisfying(
                        RuleViolation.class, e -> assertThat(e.field()).isEqualTo("name"));
        service.archive(id, nok);
        service.create(same, true, null, nok);
        assertThatThrownBy(() -> service.unarchive(id, nok)).isInstanceOf(RuleViolation.class);
    }

    @Test
    void hasOneStandardPerTypeWhichIsNeitherDeactivatedNorArchivedNorDeleted() {
        TemplateId id = create("Hello");

        service.makeStandard(id, nok);

        assertThat(jdbc.sql("select count(*) from mail_template where type = 'WELCOME' and standard")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(queries.find(id).standard()).isTrue();
        assertThat(queries.usesOf(id))
                .extracting(TemplateUse.Use::label)
                .containsExactly("Standard template for \"Welcome\"");
        assertThatThrownBy(() -> service.deactivate(id, nok)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> service.archive(id, nok)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> service.delete(id, nok)).isInstanceOf(Conflict.class);
    }

    @Test
    void anInactiveOneDoesNotBecomeTheStandard() {
        TemplateId id = create("Hello");
        service.deactivate(id, nok);

        assertThatThrownBy(() -> service.makeStandard(id, nok)).isInstanceOf(Conflict.class);
    }

    @Test
    void copiesUnderANewNameAndInactive() {
        TemplateId id = create("Hello");
        String name = "Copy " + UUID.randomUUID();

        service.duplicate(id, name, nok);
        TemplateView second = queries.find(service.duplicate(id, name, nok));

        assertThat(second.name()).isEqualTo(name + " 2");
        assertThat(second.active()).isFalse();
        assertThat(second.variants()).isEqualTo(queries.find(id).variants());
    }

    @Test
    void deletesOnlyWhatWasNeverUsed() {
        TemplateId id = create("Hello");
        service.delete(id, nok);
        assertThatThrownBy(() -> queries.find(id)).isInstanceOf(NotFound.class);

        TemplateId sent = create("Hello");
        jdbc.sql("""
                        insert into mail_message (id, reason, message_id, purpose, template_id, account_id, from_name, from_address,
                                                  to_name, to_address, subject, state, priority, due_at, created_at)
                        select gen_random_uuid(), 'test:' || :id, 'test:' || :id, 'CONTRACTUAL', :id, id, '', 'a@x.example',
                               '', 'b@x.example', '', 'QUEUED', 1, now(), now() from mail_account limit 1
                        """).param("id", sent.value()).update();
        assertThatThrownBy(() -> service.delete(sent, nok))
                .isInstanceOfSatisfying(
                        Conflict.class, e -> assertThat(e.messageKey()).isEqualTo("mail.template.conflict.in-use"));
    }

    @Test
    void archivedOnesAreNotEdited() {
        TemplateId id = create("Hello");
        service.archive(id, nok);

        assertThatThrownBy(() -> service.edit(id, version(id), details(id, "Hi"), null, nok))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void onlyThoseWhoMayEditMarketingChangeAnything() {
        TemplateId id = create("Hello");
        CurrentUser finance = as.user("finance");

        assertThatThrownBy(() -> service.create(details(id, "x"), true, null, finance))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> service.activate(id, finance)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> service.delete(id, finance)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void shippedTemplatesComeOnceAndNeverOverWhatPeopleWrote() throws CannotRender {
        TemplateId id = new TemplateId(jdbc.sql("select id from mail_template where shipped = 'welcome'")
                .query(UUID.class)
                .single());
        int all = count();
        service.edit(id, version(id), details(id, "Our own words"), null, nok);

        shipped.seed(ShippedTemplate.onClassPath());

        assertThat(count()).isEqualTo(all);
        assertThat(queries.find(id).variants().get(Language.EN).subject()).isEqualTo("Our own words");
        assertThatThrownBy(() -> service.delete(id, nok)).isInstanceOf(Conflict.class);
    }

    private int count() {
        return jdbc.sql("select count(*) from mail_template")
                .query(Integer.class)
                .single();
    }

    private int version(TemplateId id) {
        return queries.find(id).version();
    }

    private TemplateDetails details(TemplateId id, String subject) {
        return new TemplateDetails(
                queries.find(id).name(),
                TemplateType.WELCOME,
                Map.of(Language.EN, TemplateVariant.of(subject, "<p>Welcome</p>", null)));
    }

    private TemplateId create(String subject) {
        return service.create(
                new TemplateDetails(
                        "Test " + UUID.randomUUID(),
                        TemplateType.WELCOME,
                        Map.of(Language.EN, TemplateVariant.of(subject, "<p>Welcome</p>", null))),
                true,
                null,
                nok);
    }
}
