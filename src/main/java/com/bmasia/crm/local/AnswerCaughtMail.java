package com.bmasia.crm.local;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Answers a caught mail as its recipient would, over SMTP and with the headers that mail programs write. */
@Component
@MailIsCaught
public class AnswerCaughtMail {

    private final JavaMailSender sender;

    AnswerCaughtMail(JavaMailSender sender) {
        this.sender = sender;
    }

    public void send(CaughtMail mail, String text) {
        try {
            MimeMessage answer = sender.createMimeMessage();
            MimeMessageHelper helper = new MimeMessageHelper(answer, "UTF-8");
            helper.setFrom(mail.to().get(0));
            helper.setTo(mail.replyTo());
            helper.setSubject(mail.subject().startsWith("Re: ") ? mail.subject() : "Re: " + mail.subject());
            helper.setText(text + "\n\n" + quoted(mail));
            if (mail.messageId() != null) {
                answer.setHeader("In-Reply-To", mail.messageId());
                answer.setHeader("References", mail.messageId());
            }
            sender.send(answer);
        } catch (MessagingException e) {
            throw new IllegalStateException("an answer to a caught mail", e);
        }
    }

    private static String quoted(CaughtMail mail) {
        String text = mail.text() == null ? "" : mail.text();
        return "On an earlier day, " + mail.from() + " wrote:\n" + text.strip().replaceAll("(?m)^", "> ");
    }
}
