package com.bmasia.crm.mail.accounts;

import com.bmasia.crm.mail.keys.MailKeys;
import com.bmasia.crm.mail.keys.MailKeys.Sealed;
import com.bmasia.crm.mail.keys.UnknownKey;
import com.bmasia.crm.shared.EmailAddress;
import com.bmasia.crm.shared.Sql;
import com.bmasia.crm.users.UserId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which account a mail goes through, and how its server is reached. */
@Component
public class Senders {

    /** Always there; without a host of its own it uses the mail server of the settings. */
    public static final UUID SYSTEM = UUID.fromString("01900000-0000-7000-8000-00000000a001");

    private static final String SELECT = """
            select a.id, a.kind, a.from_name, a.from_address, a.username, u.full_name, u.email,
                   coalesce(s.html, '') as signature
              from mail_account a
            """;

    private final JdbcClient jdbc;
    private final MailKeys keys;
    private final SettingsServer settings;
    private final ObjectProvider<CatchAll> catchAll;

    Senders(JdbcClient jdbc, MailKeys keys, SettingsServer settings, ObjectProvider<CatchAll> catchAll) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.settings = settings;
        this.catchAll = catchAll;
    }

    /**
     * The person's own account, else that of the main role ({@link MainRole}), else the company's; what is switched off
     * or was never tested does not count, but one that needs a password does: its mails wait instead of going out in another name.
     *
     * @param person null for the company itself
     */
    public Sender resolve(UserId person) {
        return jdbc.sql(SELECT + """
                         left join user_account u on u.id = :person
                         left join mail_signature s on s.user_id = u.id
                         where a.active and a.removed_at is null
                           and (a.kind = 'SYSTEM' or a.admitted_at is not null)
                           and (a.kind = 'SYSTEM'
                                or a.kind = 'OWN' and a.user_id = u.id and u.active
                                or a.kind = 'ROLE' and a.role = (select r.role from user_role r where r.user_id = u.id
                                    order by array_position(string_to_array(:precedence, ','), r.role::text) limit 1))
                         order by case a.kind when 'OWN' then 1 when 'ROLE' then 2 else 3 end limit 1
                        """)
                .param("person", person == null ? null : person.value(), Types.OTHER)
                .param("precedence", MainRole.inOrder())
                .query((row, n) -> sender(row))
                .single();
    }

    /** As whom mails through this account come, whoever may use it now. */
    public Sender of(UUID account) {
        return jdbc.sql(SELECT + """
                         left join user_account u on u.id = a.user_id
                         left join mail_signature s on s.user_id = u.id
                         where a.id = :id
                        """)
                .param("id", account)
                .query((row, n) -> sender(row))
                .single();
    }

    private Sender sender(ResultSet row) throws SQLException {
        boolean own = row.getString("kind").equals(AccountKind.OWN.name());
        String name = first(row.getString("from_name"), own ? row.getString("full_name") : null, settings.fromName());
        String username = row.getString("username");
        String address = first(
                row.getString("from_address"),
                EmailAddress.isValid(username) ? username : null,
                own ? row.getString("email") : null,
                settings.fromEmail());
        return new Sender(Sql.uuid(row, "id"), name, address, row.getString("signature"));
    }

    private static String first(String... candidates) {
        return Stream.of(candidates).filter(text -> text != null).findFirst().orElseThrow();
    }

    /** Empty where no server can be used for it now: its mails wait. */
    public Optional<SmtpServer> server(UUID account) {
        CatchAll everything = catchAll.getIfAvailable();
        if (everything != null) {
            return Optional.of(new SmtpServer(everything.host(), everything.port(), SmtpSecurity.NONE, null, null));
        }
        return stored(account);
    }

    /** The account's own server, also where all mails are caught; empty as {@link #server}. */
    public Optional<SmtpServer> stored(UUID account) {
        return jdbc.sql("""
                        select kind, host, port, security, username, secret, secret_key from mail_account
                         where id = :id and removed_at is null
                        """)
                .param("id", account)
                .query((row, n) -> server(row))
                .optional()
                .flatMap(server -> server);
    }

    /** Whether the account's server is known not to take addresses with other letters before the @ (RFC 6531). */
    public boolean refusesUtf8(UUID account) {
        return jdbc.sql("select takes_utf8 is false from mail_account where id = :id")
                .param("id", account)
                .query(Boolean.class)
                .single();
    }

    /** The mail server of the settings. */
    public Optional<SmtpServer> settings() {
        return settings.find();
    }

    /** Whether mails of all accounts stay on this machine. */
    public boolean areCaught() {
        return catchAll.getIfAvailable() != null;
    }

    private Optional<SmtpServer> server(ResultSet row) throws SQLException {
        String host = row.getString("host");
        if (host == null) {
            return settings.find();
        }
        String username = row.getString("username");
        Optional<String> password = username == null ? Optional.empty() : password(row);
        if (username != null && password.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SmtpServer(
                host,
                row.getInt("port"),
                SmtpSecurity.valueOf(row.getString("security")),
                username,
                password.orElse(null),
                row.getString("kind").equals(AccountKind.OWN.name())));
    }

    private Optional<String> password(ResultSet row) throws SQLException {
        byte[] secret = row.getBytes("secret");
        if (secret == null) {
            return Optional.empty();
        }
        try {
            byte[] clear = keys.open(new Sealed(row.getString("secret_key"), secret));
            return Optional.of(new String(clear, StandardCharsets.UTF_8));
        } catch (UnknownKey e) {
            return Optional.empty();
        }
    }

    /**
     * Where a bean of this type is, every mail of every account goes to this server instead, without password and in clear: a
     * local start, from which nothing leaves the machine.
     */
    public record CatchAll(String host, int port) {}
}
