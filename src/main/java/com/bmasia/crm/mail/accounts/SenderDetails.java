package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.shared.Checks;
import com.bmasia.crm.shared.EmailAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What people enter for an account, without the password.
 *
 * @param username null where the server asks for none
 * @param fromName null for the usual name
 * @param fromEmail null for the user name, or else the person's address
 * @param limitPerMinute null for no limit, as the other
 */
public record SenderDetails(
        String host,
        Integer port,
        SmtpSecurity security,
        String username,
        String fromName,
        String fromEmail,
        Integer limitPerMinute,
        Integer limitPerDay) {

    private static final Pattern HOST = Pattern.compile(
            "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*|[0-9a-f]*:[0-9a-f:.]+");
    private static final int MAX_PER_MINUTE = 10_000;
    private static final int MAX_PER_DAY = 1_000_000;

    /**
     * What a new account begins with: Gmail with an app password. 2,000 messages a day is what Google Workspace allows; per
     * minute Google names no figure, and 20 has proven not to be taken for an attack.
     */
    public static final SenderDetails GMAIL =
            new SenderDetails("smtp.gmail.com", 587, SmtpSecurity.STARTTLS, null, null, null, 20, 2000);

    public SenderDetails {
        Checks checks = new Checks();
        host = host == null ? "" : host.strip().toLowerCase(Locale.ROOT);
        checks.require(HOST.matcher(host).matches(), "host", "mail.account.rule.host");
        checks.require(port != null && port >= 1 && port <= 65_535, "port", "mail.account.rule.port");
        checks.require(
                security != null && SmtpSecurity.choices().contains(security),
                "security",
                "mail.account.rule.security");
        username = checks.line("username", username, 254);
        fromName = checks.line("fromName", fromName, 120);
        fromEmail = checks.line("fromEmail", fromEmail, 254);
        checks.require(fromEmail == null || EmailAddress.isValid(fromEmail), "fromEmail", "web.rule.email", fromEmail);
        fromEmail = EmailAddress.isValid(fromEmail) ? new EmailAddress(fromEmail).value() : fromEmail;
        checks.require(
                isLimit(limitPerMinute, MAX_PER_MINUTE), "limitPerMinute", "mail.account.rule.limit", MAX_PER_MINUTE);
        checks.require(isLimit(limitPerDay, MAX_PER_DAY), "limitPerDay", "mail.account.rule.limit", MAX_PER_DAY);
        checks.throwIfAny();
    }

    private static boolean isLimit(Integer limit, int max) {
        return limit == null || limit >= 1 && limit <= max;
    }

    /** Google shows app passwords in four groups, and people copy them so. */
    String password(String typed) {
        String password = typed == null ? "" : typed;
        return isGmail() ? password.replaceAll("\\s+", "") : password;
    }

    private boolean isGmail() {
        return host.endsWith(".gmail.com") || host.endsWith(".googlemail.com");
    }
}
