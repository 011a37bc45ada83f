package com.bmasia.crm.mail.probe;

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
public final class ConnectionProblems {

    private static final int LOGIN_NEEDED = 530;
    private static final Pattern CODE = Pattern.compile("(?:^|response: )([45]\\d\\d)\\b");

    private ConnectionProblems() {}

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
    public static ConnectionProblem ofConnecting(MessagingException failure, boolean greeted) {
        List<Throwable> chain = chain(failure);
        if (failure instanceof AuthenticationFailedException) {
            return ofLogin(failure);
        }
        if (has(chain, GuardedSockets.AddressRefused.class)) {
            return ConnectionProblem.NOT_ALLOWED;
        }
        if (has(chain, UnknownHostException.class)) {
            return ConnectionProblem.UNKNOWN_HOST;
        }
        if (has(chain, SSLException.class)
                || has(chain, CertificateException.class)
                || says(chain, "verify identity")) {
            return ofTls(chain);
        }
        if (says(chain, "STARTTLS is required")) {
            return ConnectionProblem.NO_STARTTLS;
        }
        return ofNetwork(chain, failure, greeted);
    }

    private static ConnectionProblem ofNetwork(List<Throwable> chain, MessagingException failure, boolean greeted) {
        if (has(chain, SocketTimeoutException.class)) {
            boolean connecting = says(chain, "connect timed out");
            return connecting ? ConnectionProblem.NO_CONNECTION_IN_TIME : ConnectionProblem.NO_ANSWER_IN_TIME;
        }
        if (has(chain, NoRouteToHostException.class) || has(chain, PortUnreachableException.class)) {
            return ConnectionProblem.UNREACHABLE;
        }
        if (has(chain, ConnectException.class)) {
            return says(chain, "refused") ? ConnectionProblem.CONNECTION_REFUSED : ConnectionProblem.UNREACHABLE;
        }
        if (has(chain, EOFException.class) || has(chain, SocketException.class) || says(chain, "[EOF]")) {
            return ConnectionProblem.BROKEN_OFF;
        }
        int code = codeIn(failure.getMessage());
        if (code / 100 == 4) {
            return ConnectionProblem.TRY_LATER;
        }
        return greeted || code / 100 == 5 ? ConnectionProblem.REFUSED : ConnectionProblem.NOT_SMTP;
    }

    private static ConnectionProblem ofLogin(MessagingException failure) {
        String said = String.valueOf(failure.getMessage());
        if (said.contains("5.7.9") || said.toLowerCase().contains("application-specific password")) {
            return ConnectionProblem.APP_PASSWORD_NEEDED;
        }
        if (said.contains("No authentication mechanisms")) {
            return ConnectionProblem.LOGIN_NOT_OFFERED;
        }
        int code = codeIn(said);
        if (code == 0) {
            // A connection that breaks in the middle of the login looks like a refusal to Jakarta Mail.
            return said.contains("[EOF]") ? ConnectionProblem.BROKEN_OFF : ConnectionProblem.NO_ANSWER_IN_TIME;
        }
        return code / 100 == 4 ? ConnectionProblem.TRY_LATER : ConnectionProblem.PASSWORD_REFUSED;
    }

    private static ConnectionProblem ofTls(List<Throwable> chain) {
        if (has(chain, CertificateExpiredException.class)) {
            return ConnectionProblem.CERTIFICATE_EXPIRED;
        }
        if (has(chain, CertPathBuilderException.class) || has(chain, CertPathValidatorException.class)) {
            return ConnectionProblem.CERTIFICATE_UNTRUSTED;
        }
        boolean other =
                says(chain, "verify identity") || says(chain, "No name matching") || says(chain, "subject alternative");
        return other ? ConnectionProblem.CERTIFICATE_OF_OTHER_HOST : ConnectionProblem.TLS_FAILED;
    }

    /** After the login: what became of sender, recipient and mail. */
    static ConnectionProblem ofSending(MessagingException failure) {
        List<Throwable> chain = chain(failure);
        for (Throwable e : chain) {
            if (e instanceof SMTPAddressFailedException refused) {
                return of(refused.getReturnCode(), ConnectionProblem.RECIPIENT_REFUSED);
            }
            if (e instanceof SMTPSenderFailedException refused) {
                return of(refused.getReturnCode(), ConnectionProblem.SENDER_REFUSED);
            }
            if (e instanceof SMTPSendFailedException refused) {
                boolean atSender =
                        refused.getCommand() != null && refused.getCommand().startsWith("MAIL");
                return of(
                        refused.getReturnCode(),
                        atSender ? ConnectionProblem.SENDER_REFUSED : ConnectionProblem.REFUSED);
            }
        }
        if (has(chain, SocketTimeoutException.class)) {
            return ConnectionProblem.NO_ANSWER_IN_TIME;
        }
        return ConnectionProblem.BROKEN_OFF;
    }

    private static ConnectionProblem of(int code, ConnectionProblem refusal) {
        if (code == LOGIN_NEEDED) {
            return ConnectionProblem.LOGIN_NEEDED;
        }
        if (code / 100 == 4) {
            return ConnectionProblem.TRY_LATER;
        }
        return code < 0 ? ConnectionProblem.BROKEN_OFF : refusal;
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
