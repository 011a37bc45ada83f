package com.bmasia.crm.mail.accounts.trial;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Finds out of Jakarta Mail's exceptions what it was that went wrong. */
public final class Causes {

    private static final int LOGIN_NEEDED = 530;
    private static final Pattern CODE = Pattern.compile("(?:^|response: )([45]\\d\\d)\\b");

    private Causes() {}

    /** The exception with all that it came from: causes, and the next ones that Jakarta Mail strings together. */
    static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable e = failure; e != null && !chain.contains(e); e = e.getCause()) {
            chain.add(e);
            if (e instanceof MessagingException mail && mail.getNextException() != null) {
                chain(mail.getNextException()).stream()
                        .filter(next -> !chain.contains(next))
                        .forEach(chain::add);
            }
        }
        return chain;
    }

    /** Before the server has let us in: connection, TLS, login. */
    public static Outcome ofConnecting(MessagingException failure, boolean greeted) {
        List<Throwable> chain = chain(failure);
        if (failure instanceof AuthenticationFailedException) {
            return ofLogin(failure);
        }
        if (has(chain, GuardedSockets.AddressRefused.class)) {
            return Outcome.NOT_ALLOWED;
        }
        if (has(chain, UnknownHostException.class)) {
            return Outcome.UNKNOWN_HOST;
        }
        if (has(chain, SSLException.class)
                || has(chain, CertificateException.class)
                || says(chain, "verify identity")) {
            return ofTls(chain);
        }
        if (says(chain, "STARTTLS is required")) {
            return Outcome.NO_STARTTLS;
        }
        return ofNetwork(chain, failure, greeted);
    }

    private static Outcome ofNetwork(List<Throwable> chain, MessagingException failure, boolean greeted) {
        if (has(chain, SocketTimeoutException.class)) {
            boolean connecting = says(chain, "connect timed out");
            return connecting ? Outcome.NO_CONNECTION_IN_TIME : Outcome.NO_ANSWER_IN_TIME;
        }
        if (has(chain, NoRouteToHostException.class) || has(chain, PortUnreachableException.class)) {
            return Outcome.UNREACHABLE;
        }
        if (has(chain, ConnectException.class)) {
            return says(chain, "refused") ? Outcome.CONNECTION_REFUSED : Outcome.UNREACHABLE;
        }
        if (has(chain, EOFException.class) || has(chain, SocketException.class) || says(chain, "[EOF]")) {
            return Outcome.BROKEN_OFF;
        }
        int code = codeIn(failure.getMessage());
        if (code / 100 == 4) {
            return Outcome.TRY_LATER;
        }
        return greeted || code / 100 == 5 ? Outcome.REFUSED : Outcome.NOT_SMTP;
    }

    private static Outcome ofLogin(MessagingException failure) {
        String said = String.valueOf(failure.getMessage());
        if (said.contains("5.7.9") || said.toLowerCase().contains("application-specific password")) {
            return Outcome.APP_PASSWORD_NEEDED;
        }
        if (said.contains("No authentication mechanisms")) {
            return Outcome.LOGIN_NOT_OFFERED;
        }
        int code = codeIn(said);
        if (code == 0) {
            // A connection that breaks in the middle of the login looks like a refusal to Jakarta Mail.
            return said.contains("[EOF]") ? Outcome.BROKEN_OFF : Outcome.NO_ANSWER_IN_TIME;
        }
        return code / 100 == 4 ? Outcome.TRY_LATER : Outcome.PASSWORD_REFUSED;
    }

    private static Outcome ofTls(List<Throwable> chain) {
        if (has(chain, CertificateExpiredException.class)) {
            return Outcome.CERTIFICATE_EXPIRED;
        }
        if (has(chain, CertPathBuilderException.class) || has(chain, CertPathValidatorException.class)) {
            return Outcome.CERTIFICATE_UNTRUSTED;
        }
        boolean other =
                says(chain, "verify identity") || says(chain, "No name matching") || says(chain, "subject alternative");
        return other ? Outcome.CERTIFICATE_OF_OTHER_HOST : Outcome.TLS_FAILED;
    }

    /** After the login: what became of sender, recipient and mail. */
    static Outcome ofSending(MessagingException failure) {
        List<Throwable> chain = chain(failure);
        for (Throwable e : chain) {
            if (e instanceof SMTPAddressFailedException refused) {
                return of(refused.getReturnCode(), Outcome.RECIPIENT_REFUSED);
            }
            if (e instanceof SMTPSenderFailedException refused) {
                return of(refused.getReturnCode(), Outcome.SENDER_REFUSED);
            }
            if (e instanceof SMTPSendFailedException refused) {
                boolean atSender =
                        refused.getCommand() != null && refused.getCommand().startsWith("MAIL");
                return of(refused.getReturnCode(), atSender ? Outcome.SENDER_REFUSED : Outcome.REFUSED);
            }
        }
        if (has(chain, SocketTimeoutException.class)) {
            return Outcome.NO_ANSWER_IN_TIME;
        }
        return Outcome.BROKEN_OFF;
    }

    private static Outcome of(int code, Outcome refusal) {
        if (code == LOGIN_NEEDED) {
            return Outcome.LOGIN_NEEDED;
        }
        if (code / 100 == 4) {
            return Outcome.TRY_LATER;
        }
        return code < 0 ? Outcome.BROKEN_OFF : refusal;
    }

    /** What the server said as Jakarta Mail tells it: as {@code response: 554}, or at the beginning. 0 where it said nothing. */
    private static int codeIn(String text) {
        Matcher code = CODE.matcher(String.valueOf(text));
        return code.find() ? Integer.parseInt(code.group(1)) : 0;
    }

    private static boolean has(List<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    private static boolean says(List<Throwable> chain, String words) {
        return chain.stream()
                .anyMatch(e -> String.valueOf(e.getMessage()).toLowerCase().contains(words.toLowerCase()));
    }
}
