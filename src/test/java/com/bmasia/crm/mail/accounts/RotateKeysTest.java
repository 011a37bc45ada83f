package com.bmasia.crm.mail.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.bmasia.crm.mail.accounts.AccountView.AccountState;
import com.bmasia.crm.mail.keys.KeysForTests;
import com.bmasia.crm.mail.keys.MailKeys;
import com.bmasia.crm.test.As;
import com.bmasia.crm.test.ModuleTest;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.users.UserService;
import com.bmasia.crm.users.notices.NotificationInbox;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What starts with another encryption key do to passwords that are sealed already. */
@ModuleTest
class RotateKeysTest {

    private static final String OLD = "b2xkIG9sZCBvbGQgb2xkIG9sZCBvbGQgb2xkIG9sZCE=";
    private static final String NEW = "bmV3IG5ldyBuZXcgbmV3IG5ldyBuZXcgbmV3IG5ldyE=";

    @Autowired
    SenderAccountService accounts;

    @Autowired
    SenderAccountQueries queries;

    @Autowired
    PasswordNotices notices;

    @Autowired
    NotificationInbox inbox;

    @Autowired
    UserService users;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    As as;

    CurrentUser person;
    UUID account;

    @BeforeEach
    void passwordSealedWithTheOldKey() {
        // Other tests have sealed theirs with the key of this application.
        jdbc.sql("update mail_account set secret = null, secret_key = null, username = null")
                .update();
        person = AccountsForTests.person(users, as, Role.SALES);
        accounts.saveOwn(0, AccountsForTests.at("mail.bmasia.example", 587, "nok"), "any", person);
        account = queries.ownOf(person.id()).orElseThrow().id();
        MailKeys.Sealed sealed = KeysForTests.of(OLD).seal("s3cret".getBytes(StandardCharsets.UTF_8));
        jdbc.sql("update mail_account set secret = :secret, secret_key = :key where id = :id")
                .param("secret", sealed.bytes())
                .param("key", sealed.keyId())
                .param("id", account)
                .update();
    }

    @Test
    void sealsPasswordsAnewSoThatTheOldKeyCanGo() {
        startWith(KeysForTests.of(NEW, OLD));
        assertThat(passwordWith(KeysForTests.of(NEW))).isEqualTo("s3cret");
        startWith(KeysForTests.of(NEW));
        assertThat(view().state()).isEqualTo(AccountState.READY);
        assertThat(passwordWith(KeysForTests.of(NEW))).isEqualTo("s3cret");
    }

    @Test
    void leavesWhatIsSealedWithThePresentKey() {
        byte[] before = secret();
        startWith(KeysForTests.of(OLD));
        assertThat(secret()).isEqualTo(before);
    }

    @Test
    void asksForThePasswordAgainWhereItsKeyIsLost() {
        startWith(KeysForTests.of(NEW));
        startWith(KeysForTests.of(NEW));
        assertThat(view().state()).isEqualTo(AccountState.NEEDS_PASSWORD);
        assertThat(view().trouble()).isEqualTo(RotateKeysAtStart.KEY_LOST);
        assertThat(inbox.newest(person, 10)).singleElement().satisfies(notice -> {
            assertThat(notice.text()).contains("mail.bmasia.example", "Re-enter the password");
            assertThat(notice.url()).isEqualTo("/mail/account");
        });
    }

    @Test
    void recoversFromAStartWithTheWrongSettings() {
        startWith(KeysForTests.of(NEW));
        startWith(KeysForTests.of(NEW, OLD));
        assertThat(view().state()).isEqualTo(AccountState.READY);
        assertThat(view().trouble()).isNull();
    }

    private void startWith(MailKeys keys) {
        new RotateKeysAtStart(jdbc, keys, accounts, notices, transaction).run(null);
    }

    private AccountView view() {
        return queries.get(account);
    }

    private byte[] secret() {
        return jdbc.sql("select secret from mail_account where id = :id")
                .param("id", account)
                .query(byte[].class)
                .single();
    }

    private String passwordWith(MailKeys keys) {
        String key = jdbc.sql("select secret_key from mail_account where id = :id")
                .param("id", account)
                .query(String.class)
                .single();
        return new String(keys.open(new MailKeys.Sealed(key, secret())), StandardCharsets.UTF_8);
    }
}
