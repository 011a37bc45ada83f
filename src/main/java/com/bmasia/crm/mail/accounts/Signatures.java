package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.mail.rendering.MailHtml;
import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.AuditLog;
import com.bmasia.crm.users.CurrentUser;
import com.bmasia.crm.users.UserId;
import java.util.Map;
import org.jsoup.Jsoup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people put under their mails, through whichever account these go out. */
@Component
public class Signatures {

    static final int MAX = 20_000;

    private final JdbcClient jdbc;
    private final AuditLog audit;

    Signatures(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Safe to show; empty where there is none. */
    public String of(UserId person) {
        return jdbc.sql("select html from mail_signature where user_id = :person")
                .param("person", person.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** @param typed any HTML; what a mail must not contain is taken out. Nothing to see removes the signature */
    @Transactional
    public void save(String typed, CurrentUser by) {
        String html = MailHtml.sanitised(typed);
        if (html.length() > MAX) {
            throw new RuleViolation("signature", Checks.TOO_LONG, MAX, html.length());
        }
        String kept = isBlank(html) ? "" : html;
        if (kept.equals(of(by.id()))) {
            return;
        }
        if (kept.isEmpty()) {
            jdbc.sql("delete from mail_signature where user_id = :person")
                    .param("person", by.id().value())
                    .update();
        } else {
            jdbc.sql("""
                            insert into mail_signature (user_id, html) values (:person, :html)
                            on conflict (user_id) do update set html = excluded.html
                            """).param("person", by.id().value()).param("html", kept).update();
        }
        audit.record(by, "mail_signature.changed", "mail_signature", by.id(), by.fullName(), Map.of());
    }

    /** An editor leaves empty paragraphs behind. */
    private static boolean isBlank(String html) {
        return Jsoup.parseBodyFragment(html).text().isBlank() && !html.contains("<img");
    }
}
