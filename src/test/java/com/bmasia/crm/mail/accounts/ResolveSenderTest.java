package com.bmasia.crm.mail.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bmasia.crm.mail.accounts.Senders.CatchAll;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserService;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Own account, else that of the main role, else the company's. */
@ModuleTest
class ResolveSenderTest {

    @Autowired
    Senders senders;

    @Autowired
    SendingRoute route;

    @Autowired
    SenderAccountService accounts;

    @Autowired
    Signatures signatures;

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
    void usesTheCompanysAccountForNobody() {
        assertThat(senders.resolve(null)).isEqualTo(new Sender(Senders.SYSTEM, "BMAsia CRM", "crm@bmasia.example", ""));
    }

    @Test
    void usesTheCompanysAccountForWhoHasNoOther() {
        CurrentUser person = AccountsForTests.person(users, as, Role.FINANCE);
        assertThat(senders.resolve(person.id()).account()).isEqualTo(Senders.SYSTEM);
        assertThat(route.of(person).used().kind()).isEqualTo(AccountKind.SYSTEM);
    }

    @Test
    void prefersTheAccountOfTheMainRole() {
        UUID sales = forRole(Role.SALES);
        UUID support = forRole(Role.SUPPORT);
        CurrentUser person = AccountsForTests.person(users, as, Role.ADMIN, Role.SUPPORT);
        assertThat(senders.resolve(person.id()).account()).isEqualTo(support);
        assertThat(senders.resolve(AccountsForTests.person(users, as, Role.SUPPORT, Role.SALES)
                                .id())
                        .account())
                .isEqualTo(sales);
        accounts.setActive(support, false, as.signIn("admin"));
        assertThat(senders.resolve(person.id()).account()).isEqualTo(Senders.SYSTEM);
        assertThat(route.of(person).steps())
                .extracting(SendingRoute.Step::standing)
                .containsExactly(SendingRoute.Standing.NONE, SendingRoute.Standing.OFF, SendingRoute.Standing.USED);
    }

    @Test
    void prefersTheOwnAccountWhileItIsOn() {
        UUID sales = forRole(Role.SALES);
        CurrentUser person = AccountsForTests.person(users, as, Role.SALES);
        accounts.saveOwn(0, AccountsForTests.at("mail.bmasia.example", 587, "nok@bmasia.example"), "secret", person);
        accounts.useOwnUntested(person);
        Sender own = senders.resolve(person.id());
        assertThat(own.fromName()).isEqualTo(person.fullName());
        assertThat(own.fromAddress()).isEqualTo("nok@bmasia.example");
        assertThat(own.account()).isNotIn(sales, Senders.SYSTEM);
        accounts.setOwnActive(false, person);
        assertThat(senders.resolve(person.id()).account()).isEqualTo(sales);
    }

    @Nested
    class Untested {

        @Test
        void accountIsNotUsedUntilATestMailWentThroughIt() {
            CurrentUser person = AccountsForTests.person(users, as, Role.SALES);
            accounts.saveOwn(
                    0, AccountsForTests.at("mail.bmasia.example", 587, "nok@bmasia.example"), "secret", person);
            UUID own = route.of(person).steps().get(0).account().id();
            assertThat(route.of(person).steps().get(0).standing()).isEqualTo(SendingRoute.Standing.UNTESTED);
            assertThat(senders.resolve(person.id()).account()).isEqualTo(Senders.SYSTEM);
            accounts.markWorking(own);
            assertThat(senders.resolve(person.id()).account()).isEqualTo(own);
            accounts.saveOwn(
                    0, AccountsForTests.at("other.bmasia.example", 587, "nok@bmasia.example"), "secret", person);
            assertThat(senders.resolve(person.id()).account())
                    .as("another server")
                    .isEqualTo(Senders.SYSTEM);
        }

        @Test
        void accountOfARoleThatIsSavedUntouchedIsNotUsed() {
            CurrentUser admin = as.signIn("admin");
            UUID id = accounts.createForRole(Role.SALES, SenderDetails.GMAIL, null, admin);
            CurrentUser person = AccountsForTests.person(users, as, Role.SALES);
            assertThat(senders.resolve(person.id()).account()).isEqualTo(Senders.SYSTEM);
            assertThatThrownBy(() -> accounts.useUntested(id, as.signIn("admin")))
                    .isInstanceOfSatisfying(RuleViolation.class, refusal -> {
                        assertThat(refusal.field()).isEqualTo("fromEmail");
                        assertThat(refusal.broken()).hasSize(2);
                    });
            accounts.markWorking(id);
            assertThat(senders.resolve(person.id()).account()).as("no sender").isEqualTo(Senders.SYSTEM);
        }
    }

    @Test
    void waitsForANewPasswordInsteadOfWritingInAnotherName() {
        CurrentUser person = AccountsForTests.person(users, as, Role.SALES);
        accounts.saveOwn(0, AccountsForTests.at("mail.bmasia.example", 587, "nok@bmasia.example"), "secret", person);
        accounts.useOwnUntested(person);
        UUID own = senders.resolve(person.id()).account();
        accounts.markPasswordNeeded(own, "535");
        assertThat(senders.resolve(person.id()).account()).isEqualTo(own);
    }

    @Test
    void writesFromThePersonsAddressWhereTheUserNameIsNone() {
        CurrentUser person = AccountsForTests.person(users, as, Role.SALES);
        accounts.saveOwn(0, AccountsForTests.at("mail.bmasia.example", 587, "nok"), "secret", person);
        accounts.useOwnUntested(person);
        assertThat(senders.resolve(person.id()).fromAddress()).isEqualTo(person.username() + "@mail.example");
    }

    @Test
    void signsForThePersonThroughWhicheverAccount() {
        CurrentUser person = AccountsForTests.person(users, as, Role.SALES);
        signatures.save("<p>Nok <b>Suwan</b></p><script>alert(1)</script>", person);
        assertThat(senders.resolve(person.id()).signatureHtml()).isEqualTo("<p>Nok <b>Suwan</b></p>");
    }

    @Test
    void doesNotUseTheAccountOfSomebodyWhoLeft() {
        CurrentUser person = AccountsForTests.person(users, as, Role.SALES);
        accounts.saveOwn(0, AccountsForTests.at("mail.bmasia.example", 587, "nok@bmasia.example"), "secret", person);
        accounts.useOwnUntested(person);
        users.deactivate(person.id(), as.signIn("admin"));
        assertThat(senders.resolve(person.id()).account()).isEqualTo(Senders.SYSTEM);
    }

    @Test
    void opensThePasswordOnlyForAConnection() {
        CurrentUser person = AccountsForTests.person(users, as, Role.SALES);
        accounts.saveOwn(0, AccountsForTests.at("mail.bmasia.example", 2525, "nok"), "pass word ", person);
        accounts.useOwnUntested(person);
        SmtpServer server =
                senders.server(senders.resolve(person.id()).account()).orElseThrow();
        assertThat(server)
                .isEqualTo(new SmtpServer("mail.bmasia.example", 2525, SmtpSecurity.NONE, "nok", "pass word ", true));
        assertThat(server.toString()).isEqualTo("mail.bmasia.example:2525");
    }

    @Test
    void sendsEverythingToTheCatcherWhereThereIsOne() {
        Senders caught = new Senders(null, null, null, only(new CatchAll("127.0.0.1", 2500)));
        assertThat(caught.server(UUID.randomUUID()))
                .contains(new SmtpServer("127.0.0.1", 2500, SmtpSecurity.NONE, null, null));
    }

    private UUID forRole(Role role) {
        UUID id = accounts.createForRole(
                role,
                AccountsForTests.at("mail.bmasia.example", 587, role.name().toLowerCase() + "@bmasia.example"),
                "secret",
                as.signIn("admin"));
        accounts.useUntested(id, as.signIn("admin"));
        return id;
    }

    private static ObjectProvider<CatchAll> only(CatchAll bean) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("catcher", bean);
        return beans.getBeanProvider(CatchAll.class);
    }
}
