package com.bmasia.crm.mail.api;

import com.bmasia.crm.mail.accounts.SenderDetails;
import com.bmasia.crm.mail.accounts.SmtpSecurity;
import com.bmasia.crm.shared.RuleViolation;
import com.bmasia.crm.users.Role;
import com.bmasia.crm.web.api.Given;
import io.swagger.v3.oas.annotations.media.Schema;

/** What a client may set of a sender account; the password goes in and never comes out. */
record SmtpInput(
        @Schema(description = "Only for a new role account.")
        Role role,

        Given<String> host,
        Given<Integer> port,
        Given<SmtpSecurity> security,
        Given<String> username,

        @Schema(
                accessMode = Schema.AccessMode.WRITE_ONLY,
                description = "If omitted, it is kept. Required again if host, port, security or username change.")
        Given<String> password,

        Given<String> fromName,
        Given<String> fromEmail,

        @Schema(description = "HTML; only for your own account.")
        Given<String> signature,

        Given<Integer> limitPerMinute,
        Given<Integer> limitPerDay,
        Given<Boolean> isActive) {

    /** These details, with what was sent in their place. */
    SenderDetails over(SenderDetails now) {
        return new SenderDetails(
                host.or(now.host()),
                port.or(now.port()),
                security.or(now.security()),
                username.or(now.username()),
                fromName.or(now.fromName()),
                fromEmail.or(now.fromEmail()),
                limitPerMinute.or(now.limitPerMinute()),
                limitPerDay.or(now.limitPerDay()));
    }

    /** The role of an account is chosen once; a signature is a person's own. */
    void refuseOthers(Role roleNow, boolean own) {
        if (role != null && role != roleNow) {
            throw new RuleViolation("role", "web.api.read-only");
        }
        if (signature.present() && !own) {
            throw new RuleViolation("signature", "web.api.no-effect");
        }
    }

    boolean changesDetails() {
        return host.present()
                || port.present()
                || security.present()
                || username.present()
                || password.present()
                || fromName.present()
                || fromEmail.present()
                || limitPerMinute.present()
                || limitPerDay.present();
    }

    /** Request bodies get logged. */
    @Override
    public String toString() {
        return "SmtpInput[" + host.value() + "]";
    }
}
