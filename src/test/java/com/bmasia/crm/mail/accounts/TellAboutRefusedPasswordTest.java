package com.bmasia.crm.mail.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.accounts.AccountView.AccountState;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserService;
import com.bmasia.crm.users.notices.NotificationInbox;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class TellAboutRefusedPasswordTest {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    SenderAccountService accounts;

    @Autowired
    SenderAccountQueries queries;

    @Autowired
    NotificationInbox inbox;

    @Autowired
    HealthContributorRegistry health;

    @Autowired
    UserService users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    As as;

    @AfterEach
    void takeBack() {
        AccountsForTests.forgetCompanyAccounts(jdbc);
    }

    @Test
    void tellsTheOwner() {
        CurrentUser person = AccountsForTests.person(users, as, Role.SALES);
        accounts.saveOwn(0, AccountsForTests.at("mail.bmasia.example", 587, "nok"), "secret", person);
        UUID id = queries.ownOf(person.id()).orElseThrow().id();
        events.publishEvent(new PasswordRefused(id));
        assertThat(inbox.newest(person, 10)).singleElement().satisfies(notice -> {
            assertThat(notice.text()).contains("mail.bmasia.example", "rejected the password");
            assertThat(notice.url()).isEqualTo("/mail/account");
        });
    }

    @Test
    void tellsAllAdministratorsOfAnAccountOfARole() {
        CurrentUser other = AccountsForTests.person(users, as, Role.ADMIN);
        UUID id = accounts.createForRole(
                Role.SALES, AccountsForTests.at("mail.bmasia.example", 587, "sales"), "secret", as.signIn("admin"));
        events.publishEvent(new PasswordRefused(id));
        assertThat(inbox.newest(other, 1).get(0).url()).isEqualTo("/mail/accounts/" + id);
        assertThat(inbox.newest(as.user("admin"), 1).get(0).url()).isEqualTo("/mail/accounts/" + id);
        users.deactivate(other.id(), as.signIn("admin"));
    }

    @Test
    void triesTheServerOfTheSettingsAnewAtAStart() {
        accounts.markPasswordNeeded(Senders.SYSTEM, "535");
        new TrySettingsAnewAtStart(queries, accounts).run(null);
        assertThat(queries.get(Senders.SYSTEM).state()).isEqualTo(AccountState.READY);
    }

    @Test
    void saysNothingWhereTheRefusalIsTakenBack() {
        CurrentUser person = AccountsForTests.person(users, as, Role.SALES);
        accounts.saveOwn(0, AccountsForTests.at("mail.bmasia.example", 587, "nok"), "secret", person);
        transaction.executeWithoutResult(status -> {
            events.publishEvent(
                    new PasswordRefused(queries.ownOf(person.id()).orElseThrow().id()));
            status.setRollbackOnly();
        });
        assertThat(inbox.unreadOf(person)).isZero();
    }

    @Test
    void countsInTheHealthWithoutTakingTheNodeDown() {
        CurrentUser person = AccountsForTests.person(users, as, Role.SALES);
        accounts.saveOwn(0, AccountsForTests.at("mail.bmasia.example", 587, "nok"), "secret", person);
        HealthIndicator indicator = (HealthIndicator) health.getContributor("mailAccounts");
        int before = (int) indicator.health().getDetails().get("needPassword");
        accounts.markPasswordNeeded(queries.ownOf(person.id()).orElseThrow().id(), "535");
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
        assertThat(indicator.health().getDetails()).containsEntry("needPassword", before + 1);
    }
}
