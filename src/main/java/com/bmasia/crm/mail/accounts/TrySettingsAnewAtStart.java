package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.mail.accounts.AccountView.AccountState;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Nobody can type another password for the mail server of the settings: it changes with them, hence with a start. So a
 * start gives the company's account another try.
 */
@Component
class TrySettingsAnewAtStart implements ApplicationRunner {

    private final SenderAccountQueries queries;
    private final SenderAccountService accounts;

    TrySettingsAnewAtStart(SenderAccountQueries queries, SenderAccountService accounts) {
        this.queries = queries;
        this.accounts = accounts;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        AccountView company = queries.get(Senders.SYSTEM);
        if (company.usesSettings() && company.state() == AccountState.NEEDS_PASSWORD) {
            accounts.markWorking(company.id());
        }
    }
}
