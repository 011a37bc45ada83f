package com.bmasia.crm.test;

import com.bmasia.crm.mail.ScriptedSmtp;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives each test a mail server that takes everything and accounts without trouble. A pause that one test earns would
 * otherwise hold up the mail of all that come after it, for days where their clock stands earlier.
 */
class HealthyMail implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        ApplicationContext spring = SpringExtension.getApplicationContext(context);
        spring.getBean(ScriptedSmtp.class).forgetRules();
        spring.getBean(JdbcClient.class).sql("""
                        update mail_account
                           set state = 'READY', failures = 0, paused_until = null, trouble = null, trouble_at = null,
                               rejections = 0, rejected_at = null, rejection_alarm_at = null, rejected_answer = null
                         where state <> 'READY' or failures > 0 or paused_until is not null or rejections > 0
                        """).update();
    }
}
