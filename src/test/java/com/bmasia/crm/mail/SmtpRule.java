package com.bmasia.crm.mail;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What {@link ScriptedSmtp} does at one step of the conversation. Takes effect with its last verb. */
public class SmtpRule {

    /** Where in the conversation. {@code CONNECT} is the greeting, {@code END_OF_DATA} the answer to the whole message. */
    public enum Step {
        CONNECT,
        EHLO,
        STARTTLS,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        END_OF_DATA,
        RSET,
        NOOP,
        QUIT,
        OTHER
    }

    enum Ending {
        NONE,
        HANG,
        CLOSE
    }

    static final SmtpRule NONE = new SmtpRule(null, line -> false, rule -> {});

    private final Step step;
    private final Predicate<String> fits;
    private final Consumer<SmtpRule> register;
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private Duration pause = Duration.ZERO;
    private String answer;
    private boolean takes;
    private Ending ending = Ending.NONE;

    SmtpRule(Step step, Predicate<String> fits, Consumer<SmtpRule> register) {
        this.step = step;
        this.fits = fits;
        this.register = register;
    }

    /** Only for the first so many times; after that as if there were no such rule. */
    public SmtpRule times(int times) {
        left.set(times);
        return this;
    }

    /** Takes its time before it goes on. */
    public SmtpRule slowly(Duration pause) {
        this.pause = pause;
        return this;
    }

    /** Says this, code included; several lines are separated by {@code \r\n}. A 2xx after the message keeps it. */
    public void answer(String text) {
        answer = text;
        takes = text.startsWith("2");
        register.accept(this);
    }

    /** As without a rule, but slowly. */
    public void goOn() {
        register.accept(this);
    }

    /** Says this and breaks off, as a server that shuts down does: {@code 421 Service closing}. */
    public void answerAndClose(String text) {
        ending = Ending.CLOSE;
        answer(text);
    }

    /** Breaks off without a word. */
    public void close() {
        ending = Ending.CLOSE;
        register.accept(this);
    }

    /** Keeps the message and breaks off without a word: the client cannot know. */
    public void takeAndClose() {
        takes = true;
        close();
    }

    /** Never answers. */
    public void hang() {
        ending = Ending.HANG;
        register.accept(this);
    }

    /** Keeps the message and never says so. */
    public void takeAndHang() {
        takes = true;
        hang();
    }

    boolean fits(Step step, String line) {
        return this.step == step
                && fits.test(line)
                && left.getAndUpdate(n -> n == Integer.MAX_VALUE ? n : Math.max(0, n - 1)) > 0;
    }

    Duration pause() {
        return pause;
    }

    String answerOr(String usual) {
        return answer == null ? usual : answer;
    }

    boolean takesMessage() {
        return takes || isSilent();
    }

    private boolean isSilent() {
        return answer == null && ending == Ending.NONE;
    }

    Ending ending() {
        return ending;
    }

    boolean says() {
        return answer != null || ending == Ending.NONE;
    }

    /** Whether the conversation goes on as it would without a rule. */
    boolean allows() {
        return answer == null || answer.startsWith("2") || answer.startsWith("3");
    }
}
